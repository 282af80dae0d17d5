import { expect, test } from "vitest";
import { placeHold } from "@/lib/ledger/charges/place-hold.ts";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { refundCharge } from "@/lib/ledger/charges/refund-charge.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aCharge, aClient, inDays } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { rowsOfFile } from "@/lib/testing/rows-of-file.ts";
import { share, takeBack } from "@/lib/testing/sharing.ts";
import { previewDeletion } from "./deletion/preview-deletion.ts";
import { countShareGroups, listShareGroups } from "./list-share-groups.ts";
import { readManagedGroup } from "./queries.ts";
import type { ShareGroupListQuery } from "./schema.ts";
import { readShareGroupsFile, readShareGroupsFileOfPerson } from "./share-groups-file.ts";

const { db, sql } = await testDatabase();
const acme = await anOrganization(db);
const soon = inDays(20);

const ALL: ShareGroupListQuery = {
	search: "",
	deleted: false,
	sort: "name",
	descending: false,
	offset: 0,
	limit: 50,
};

const list = async (user: TestUser, query: Partial<ShareGroupListQuery> = {}) =>
	listShareGroups({ actor: await actorOf(db, user), db }, { ...ALL, ...query });

/** 30 shared, 5 taken back, 4 used and 1 of them refunded, 2 on hold. */
async function aGroupInUse() {
	const sally = await aUser(db, acme, { name: "Sally" });
	const tom = await aUser(db, acme);
	await boughtCredits(db, { beneficiaryId: sally.id, creditTypeId: "lab", credits: 50n, expiresAt: soon });
	const shareGroupId = await aShareGroup(db, {
		creatorId: sally.id,
		addresses: [tom.email, "una@one.example"],
		domains: ["one.example"],
		blocked: ["bob@one.example"],
	});
	await share(db, shareGroupId, 30n);
	await takeBack(db, shareGroupId, 5n);
	const charge = { creditTypeId: "lab", pool: { shareGroupId } };
	const [charged] = await postCharges(aClient(db), [aCharge(tom.id, 4n, charge)]);
	if (!charged?.ok) throw new Error(charged?.key);
	await refundCharge(aClient(db), { key: newId(), chargeId: charged.value.chargeId, credits: 1n });
	await placeHold(aClient(db), { ...aCharge(tom.id, 2n, charge), lifetimeMs: 60_000 });
	return { sally, tom, shareGroupId };
}

test("a group is listed with what is left, was shared, came back and was used, its next expiry and its members", async () => {
	const { sally, shareGroupId } = await aGroupInUse();
	expect(await list(sally)).toMatchObject({
		total: 1,
		rows: [
			{
				id: shareGroupId,
				name: "ABCgroup",
				status: "open",
				addresses: 2,
				domains: 1,
				blocked: 1,
				credits: [
					{
						creditTypeId: "lab",
						remaining: 20n,
						held: 2n,
						allocated: 30n,
						returned: 5n,
						used: 3n,
						nextExpiry: soon,
					},
				],
			},
		],
	});
});

test("a user's own groups are searched, sorted and paged on request, deleted ones apart", async () => {
	const sally = await aUser(db, acme);
	const made: Record<string, string> = {};
	for (const name of ["Lab_1", "Labx1", "100 % labs", "Course"]) {
		made[name] = await aShareGroup(db, { creatorId: sally.id, name });
	}
	await aShareGroup(db, { creatorId: (await aUser(db, acme)).id, name: "Another's lab" });
	const names = async (query: Partial<ShareGroupListQuery>) => {
		const { rows, total } = await list(sally, query);
		return [total, ...rows.map(({ name }) => name)];
	};
	expect(await names({})).toEqual([4, "100 % labs", "Course", "Lab_1", "Labx1"]);
	expect(await names({ search: "LAB_" })).toEqual([1, "Lab_1"]);
	expect(await names({ search: "%" })).toEqual([1, "100 % labs"]);
	expect(await names({ sort: "createdAt", descending: true, limit: 1 })).toEqual([4, "Course"]);
	expect(await names({ offset: 2, limit: 1 })).toEqual([4, "Lab_1"]);
	const deleted = { status: "deleted" as const, closingAt: new Date(), closedAt: new Date() };
	await db.shareGroup.update({ where: { id: made.Course }, data: deleted });
	expect(await names({ deleted: true })).toEqual([1, "Course"]);
	expect(await names({ search: "course" })).toEqual([0]);
	expect(await countShareGroups({ actor: await actorOf(db, sally), db })).toEqual({ open: 3, deleted: 1 });
});

test("its creator sees what deleting it would do; no one else does", async () => {
	const { sally, tom, shareGroupId } = await aGroupInUse();
	const actor = await actorOf(db, sally);
	expect(await previewDeletion({ actor, db }, { shareGroupId })).toEqual({
		ok: true,
		value: {
			name: "ABCgroup",
			isParked: false,
			returning: [{ nameInText: "lab", credits: 20n, lots: [{ credits: 20n, expiresAt: soon }], held: 2n }],
			names: [...["una@one.example", tom.email].sort(), "one.example"],
			addresses: 2,
			domains: 1,
		},
	});
	for (const user of [tom, await aUser(db, acme, { role: "administrator" })]) {
		const other = await actorOf(db, user);
		expect(await previewDeletion({ actor: other, db }, { shareGroupId })).toMatchObject({ code: "NOT_FOUND" });
		expect(await readManagedGroup({ actor: other, db }, shareGroupId)).toBeNull();
		expect(await list(user)).toEqual({ rows: [], total: 0 });
	}
});

test("the list is a file with a row for each credit type, its creator's, or of a person for those who see users", async () => {
	const { sally, tom } = await aGroupInUse();
	await aShareGroup(db, { creatorId: sally.id, name: "Empty" });
	const context = { actor: await actorOf(db, sally), db };
	const rows = await rowsOfFile(sql, await readShareGroupsFile(context, { ...ALL, limit: 1 }));
	const [used, empty] = rows;
	expect(rows).toHaveLength(2);
	expect(used).toMatchObject({ group: "ABCgroup", status: "open", credit_type_id: "lab", next_expiry: soon });
	const numbers = ["addresses", "domains", "blocked", "remaining", "on_hold", "allocated", "taken_back", "used"];
	expect(numbers.map((name) => Number(used?.[name]))).toEqual([2, 1, 1, 20, 2, 30, 5, 3]);
	expect(empty).toMatchObject({ group: "Empty", credit_type_id: null, next_expiry: null });
	expect(await rowsOfFile(sql, await readShareGroupsFile(context, { ...ALL, search: "empt" }))).toHaveLength(1);
	expect(await rowsOfFile(sql, await readShareGroupsFile(context, { ...ALL, deleted: true }))).toEqual([]);

	const ofSally = { ...ALL, userId: sally.id };
	const admin = { actor: await actorOf(db, await aUser(db, acme, { role: "administrator" })), db };
	expect(await rowsOfFile(sql, await readShareGroupsFileOfPerson(admin, ofSally))).toEqual(rows);
	const stranger = await aUser(db, await anOrganization(db), { role: "administrator" });
	for (const other of [tom, stranger]) {
		const reader = { actor: await actorOf(db, other), db };
		expect(await readShareGroupsFileOfPerson(reader, ofSally)).toBeNull();
		expect(await rowsOfFile(sql, await readShareGroupsFile(reader, ALL))).toEqual([]);
	}
});
