import { expect, it } from "vitest";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { anEntry, aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient } from "@/lib/testing/ledger.ts";
import { aLimit } from "@/lib/testing/limits.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { share } from "@/lib/testing/sharing.ts";
import type { EntryListQuery } from "../schema.ts";
import { listEntries } from "./list-entries.ts";
import { readMembersFile } from "./members-file.ts";

const { db, sql } = await testDatabase();

const ALL: EntryListQuery = { search: "", kind: null, sort: "value", descending: false, offset: 0, limit: 50 };

it("the entries of a group are a file with what each has used, for its creator alone", async () => {
	const acme = await anOrganization(db);
	const [sally, tom] = [await aUser(db, acme), await aUser(db, acme, { email: "tom@acme.example" })];
	await boughtCredits(db, { beneficiaryId: sally.id, creditTypeId: "lab", credits: 100n });
	const shareGroupId = await aShareGroup(db, { creatorId: sally.id, addresses: [tom.email, "uma@acme.example"] });
	await anEntry(db, shareGroupId, { kind: "domain", value: "globex.example" });
	await share(db, shareGroupId, 60n);
	await aLimit(db, { shareGroupId, creditTypeId: "lab", email: tom.email, credits: 9n, period: "week" });
	await postCharges(aClient(db), [aCharge(tom.id, 4n, { creditTypeId: "lab", pool: { shareGroupId } })]);
	const context = { actor: await actorOf(db, sally), db };
	for (const query of [
		ALL,
		{ ...ALL, descending: true },
		{ ...ALL, kind: "domain" },
		{ ...ALL, search: "uma" },
	] as const) {
		const file = await readMembersFile(context, { shareGroupId, ...query });
		if (file === null || file === "tooLong") throw new Error("It is a file.");
		const rows = await sql.query<Record<string, unknown>>(file.text, file.values);
		for (const row of rows) expect(Object.keys(row)).toEqual(file.columns.map(({ name }) => name));
		const listed = await listEntries(context, { shareGroupId, ...query });
		expect(rows.map(({ entry, kind, state }) => [entry, kind, state])).toEqual(
			listed?.rows.map(({ value, kind, state }) => [value, kind, state]),
		);
		const ofTom = rows.find(({ entry }) => entry === tom.email);
		if (!ofTom) continue;
		expect(ofTom).toMatchObject({ state: "active", credit_type_id: "lab", period: "week" });
		expect([ofTom.used, ofTom.limit, ofTom.used_of_limit].map(Number)).toEqual([4, 9, 4]);
	}
	const stranger = { actor: await actorOf(db, tom), db };
	expect(await readMembersFile(stranger, { shareGroupId, ...ALL })).toBeNull();
});
