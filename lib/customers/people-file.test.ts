import { expect, it } from "vitest";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { grantCredits } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { rowsOfFile } from "@/lib/testing/rows-of-file.ts";
import { share } from "@/lib/testing/sharing.ts";
import { readGroupsFile } from "./groups-file.ts";
import { readPeopleFile } from "./people-file.ts";

const { db, sql } = await testDatabase();

it("an organization's people and share groups are files with what each has, for the operator alone", async () => {
	const operators = await anOrganization(db, { isOperator: true });
	const northwind = await anOrganization(db);
	const john = await aUser(db, northwind, { name: "John Lee" });
	const peter = await aUser(db, northwind, { name: "Peter Wong", creditOwnerId: john.id });
	await aUser(db, await anOrganization(db));
	await boughtCredits(db, { beneficiaryId: john.id, creditTypeId: "lab", credits: 50n });
	await grantCredits(db, peter.id, 7n, { creditTypeId: "sms" });
	await share(db, await aShareGroup(db, { creatorId: john.id, name: "Labs" }), 20n);
	await aShareGroup(db, { creatorId: peter.id, name: "Empty" });

	const as = async (user: { id: string }) => ({ actor: await actorOf(db, user), db });
	const olivia = await as(await aUser(db, operators, { role: "administrator" }));
	const query = { search: "", sort: "name", descending: false, offset: 0, limit: 1 } as const;
	const organizationId = northwind.id;
	const people = await rowsOfFile(sql, await readPeopleFile(olivia, { ...query, organizationId }));
	expect(people.map((row) => [row.name, row.credit_owner, row.credit_type_id, Number(row.available)])).toEqual([
		["John Lee", null, "lab", 30],
		["Peter Wong", "John Lee", "sms", 7],
	]);
	expect(await rowsOfFile(sql, await readPeopleFile(olivia, { ...query, organizationId, search: "pet" }))).toHaveLength(
		1,
	);
	const groups = await rowsOfFile(sql, await readGroupsFile(olivia, organizationId));
	expect(groups.map((row) => [row.group, row.creator, row.status, Number(row.available)])).toEqual([
		["Empty", "Peter Wong", "open", 0],
		["Labs", "John Lee", "open", 20],
	]);
	const admin = await as(await aUser(db, northwind, { role: "administrator" }));
	expect(await readPeopleFile(admin, { ...query, organizationId })).toBeNull();
	expect(await readGroupsFile(admin, organizationId)).toBeNull();
});
