import { expect, test } from "vitest";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { anEntry, aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, inDays } from "@/lib/testing/ledger.ts";
import { aLimit } from "@/lib/testing/limits.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { rowsOfFile } from "@/lib/testing/rows-of-file.ts";
import { share } from "@/lib/testing/sharing.ts";
import { countSharedWith, readSharedWith } from "./shared-with.ts";
import { readSharedWithFile } from "./shared-with-file.ts";

const { db, sql } = await testDatabase();
const acme = await anOrganization(db);

test("groups of others by name: what the member can use of each, their limit, and the entry that lets them in", async () => {
	const sally = await aUser(db, acme, { name: "Sally G" });
	const tom = await aUser(db, acme, { email: "Tom@Globex.example" });
	const soon = inDays(5);
	for (const expiresAt of [soon, inDays(90)]) {
		await boughtCredits(db, { beneficiaryId: sally.id, creditTypeId: "lab", credits: 20n, expiresAt });
	}
	await boughtCredits(db, { beneficiaryId: tom.id, creditTypeId: "lab", credits: 5n });
	const made = (name: string, entries: { addresses?: string[]; domains?: string[] }) =>
		aShareGroup(db, { creatorId: sally.id, name, ...entries });
	const limited = await made("Limited", { domains: ["globex.example"] });
	await made("Empty", { addresses: [tom.email] });
	await made("Not Tom's", { domains: ["acme.example"] });
	const own = await aShareGroup(db, { creatorId: tom.id, name: "Own", addresses: [tom.email] });
	await share(db, limited, 30n);
	await share(db, own, 1n);
	for (const creditTypeId of ["lab", "sms"]) {
		await aLimit(db, { shareGroupId: limited, creditTypeId, credits: 6n, period: "total" });
	}
	const charge = aCharge(tom.id, 4n, { creditTypeId: "lab", pool: { shareGroupId: limited } });
	expect(await postCharges(aClient(db), [charge])).toMatchObject([{ ok: true }]);
	const actor = await actorOf(db, tom);
	const address = "tom@globex.example";
	const total = { limit: 6n, period: "total", resetsAt: null, from: "default", until: null, raisedUntil: null };
	const group = { creatorName: "Sally G", isCreatorSuspended: false, address };
	expect(await readSharedWith({ actor, db })).toEqual([
		{ ...group, id: expect.any(String), name: "Empty", by: "address", nextExpiry: null, credits: [] },
		{
			...group,
			id: limited,
			name: "Limited",
			by: "domain",
			nextExpiry: soon,
			credits: [
				{
					creditTypeId: "sms",
					nameInText: "SMS",
					spendable: 0n,
					headroom: { ...total, used: 0n, left: 6n },
				},
				{
					creditTypeId: "lab",
					nameInText: "lab",
					spendable: 2n,
					headroom: { ...total, used: 4n, left: 2n },
				},
			],
		},
	]);
	expect(await countSharedWith({ actor, db })).toBe(2);
	const rows = await rowsOfFile(sql, await readSharedWithFile({ actor, db }));
	const numbersOf = (row: Record<string, unknown>) =>
		["you_can_use", "limit", "used_of_limit"].map((name) => (row[name] === null ? null : Number(row[name])));
	expect(rows.map((row) => [row.group, row.through, row.credit_type_id, ...numbersOf(row)])).toEqual([
		["Empty", "address", null, 0, null, null],
		["Limited", "domain", "sms", 0, 6, 0],
		["Limited", "domain", "lab", 2, 6, 4],
	]);
	expect(rows[2]).toMatchObject({ shared_by: "Sally G", address, period: "total", next_expiry: soon });
});

test("blocked, suspended and deleted: a group disappears at once, and of a suspended creator it stays, unusable", async () => {
	const [sally, tom] = [await aUser(db, acme), await aUser(db, acme)];
	await boughtCredits(db, { beneficiaryId: sally.id, creditTypeId: "lab", credits: 9n });
	const [first, second] = [
		await aShareGroup(db, { creatorId: sally.id, name: "First", addresses: [tom.email] }),
		await aShareGroup(db, { creatorId: sally.id, name: "Second", addresses: [tom.email] }),
	];
	for (const group of [first, second]) await share(db, group, 2n);
	const actor = await actorOf(db, tom);
	await db.user.update({ where: { id: sally.id }, data: { status: "suspended" } });
	expect(await readSharedWith({ actor, db })).toMatchObject([
		{ name: "First", isCreatorSuspended: true, credits: [{ spendable: 0n }] },
		{ name: "Second", isCreatorSuspended: true },
	]);
	await anEntry(db, first, { kind: "blocked", value: tom.email });
	expect(await readSharedWith({ actor, db })).toMatchObject([{ name: "Second" }]);
	await db.shareGroup.update({ where: { id: second }, data: { status: "closing", closingAt: new Date() } });
	expect(await readSharedWith({ actor, db })).toEqual([]);
	expect(await countSharedWith({ actor, db })).toBe(0);
});
