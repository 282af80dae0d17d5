import { describe, expect, it } from "vitest";
import { postGrant } from "@/lib/ledger/movements/post-grant.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { aPaidOrder } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aLimit } from "@/lib/testing/limits.ts";
import { actorOf, anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { previewCreditOwner } from "./preview-credit-owner.ts";
import { listCreditOwnerCandidates } from "./queries.ts";

const { db } = await testDatabase();
const northwind = await anOrganization(db);
const admin = await aUser(db, northwind, { name: "Ada Admin", role: "administrator" });
const john = await aUser(db, northwind, { name: "John Lee", email: "john@northwind.example" });
const joan = await aUser(db, northwind, { name: "Joan Ho", creditOwnerId: john.id });
const mary = await aUser(db, northwind, { name: "Mary Chan", creditOwnerId: john.id });
const peter = await aUser(db, northwind, { name: "Peter Wong" });
const sam = await aUser(db, northwind, { name: "Sam Johnson", status: "suspended" });
const stranger = await aUser(db, await anOrganization(db), { name: "John Stranger" });
const actor = await actorOf(db, admin);
for (const [userId, creditTypeId, credits] of [
	[john.id, "email", 38_240n],
	[john.id, "sms", 4_115n],
	[peter.id, "email", 25n],
] as const) {
	const grant = { userId, creditTypeId, credits, expiresAt: null, reason: "A welcome", actorId: admin.id };
	await transact(db, (tx) => postGrant(tx, grant));
}
const pending = await aPaidOrder(db, { beneficiaryId: peter.id, credits: 10n });
await db.order.update({ where: { id: pending }, data: { status: "pending", paidAt: null, expiresAt: null } });

async function candidates(search: string, chosenId = peter.id) {
	const result = await listCreditOwnerCandidates({ actor, db }, { userId: peter.id, search, chosenId });
	if (!result.ok) throw new Error(result.key);
	return result.value.candidates;
}

describe("the list of Credit Owners", () => {
	it("has the user first, then those who can be chosen, then the others with the reason", async () => {
		expect(await candidates("jo")).toMatchObject([
			{ name: "Peter Wong", isSelf: true, obstacle: null, balances: [{ available: 25n }, {}, {}] },
			{ name: "John Lee", obstacle: null, balances: [{ nameInText: "email", available: 38_240n }, {}, {}] },
			{ name: "Joan Ho", obstacle: "is_credit_user", creditOwnerName: "John Lee" },
			{ name: "Sam Johnson", obstacle: "suspended" },
		]);
	});

	it("has names that begin with the search text first", async () => {
		const crowd = await anOrganization(db);
		const chief = await aUser(db, crowd, { name: "Chief", role: "administrator" });
		for (let count = 10; count < 32; count += 1) await aUser(db, crowd, { name: `Ada İpek ${count}` });
		await aUser(db, crowd, { name: "İpek Zorlu" });
		await aUser(db, crowd, { name: "İpek Yilmaz", status: "suspended" });
		const input = { userId: chief.id, search: "İpek", chosenId: chief.id };
		const result = await listCreditOwnerCandidates({ actor: await actorOf(db, chief), db }, input);
		if (!result.ok) throw new Error(result.key);
		const names = result.value.candidates.map((person) => person.name);
		expect(names.slice(0, 3)).toEqual(["Chief", "İpek Zorlu", "Ada İpek 10"]);
		expect(result.value).toMatchObject({ hasMore: true, candidates: { length: 21 } });
	});

	it("has no users of another organization", async () => {
		expect((await candidates("stranger")).map((person) => person.name)).toEqual(["Peter Wong"]);
	});

	it("says when there are too many to show, and keeps the chosen one in sight", async () => {
		const crowd = await anOrganization(db);
		const chief = await aUser(db, crowd, { name: "Chief", role: "administrator" });
		for (let count = 10; count < 32; count += 1) await aUser(db, crowd, { name: `Person ${count}` });
		const last = await aUser(db, crowd, { name: "Zoe Last" });
		const input = { userId: chief.id, search: "", chosenId: last.id };
		const result = await listCreditOwnerCandidates({ actor: await actorOf(db, chief), db }, input);
		if (!result.ok) throw new Error(result.key);
		expect(result.value.hasMore).toBe(true);
		const names = result.value.candidates.map((person) => person.name);
		expect(names.slice(0, 3)).toEqual(["Chief", "Zoe Last", "Person 10"]);
	});

	it("is refused without the rights, and for another organization's user", async () => {
		const role = { id: await aUserRole(db, northwind, { rights: ["view_user_list"] }) };
		const viewer = await actorOf(db, await aUser(db, northwind, { role }));
		const input = { search: "", chosenId: peter.id };
		expect(await listCreditOwnerCandidates({ actor: viewer, db }, { ...input, userId: peter.id })).toMatchObject({
			code: "FORBIDDEN",
		});
		expect(await listCreditOwnerCandidates({ actor, db }, { ...input, userId: stranger.id })).toMatchObject({
			code: "NOT_FOUND",
		});
	});
});

describe("the preview", () => {
	const preview = async (userId: string, ownerId: string) => {
		const result = await previewCreditOwner({ actor, db }, { userId, ownerId });
		if (!result.ok) throw new Error(result.key);
		return result.value;
	};

	it("says what the user can use then, what is parked, which order stays, and who sees whose", async () => {
		expect(await preview(peter.id, john.id)).toMatchObject({
			owner: { name: "John Lee", isSelf: false },
			usable: [
				{ nameInText: "email", before: 25n, after: 38_240n },
				{ nameInText: "SMS", before: 0n, after: 4_115n },
				{ nameInText: "lab", before: 0n, after: 0n },
			],
			own: [{ nameInText: "email", available: 25n }],
			ordersInProgress: [{ isSelf: true, count: 1 }],
			pool: { names: ["John Lee", "Joan Ho", "Mary Chan"], count: 3 },
			leaves: { count: 0 },
			creditUsers: { count: 0 },
		});
	});

	it("says what a limit from before leaves the user", async () => {
		expect(await preview(peter.id, john.id)).toMatchObject({ limited: [] });
		await aLimit(db, { walletOf: john.id, userId: peter.id, credits: 15n, period: "month" });
		expect(await preview(peter.id, john.id)).toMatchObject({ limited: [{ nameInText: "email", left: 15n }] });
		expect(await preview(peter.id, peter.id)).toMatchObject({ limited: [] });
	});

	it("says whom a user leaves on going back to themselves, and who must move along with an owner", async () => {
		expect(await preview(mary.id, mary.id)).toMatchObject({
			owner: { isSelf: true },
			usable: [{ before: 38_240n, after: 0n }, { before: 4_115n }, {}],
			pool: { count: 0 },
			leaves: { names: ["John Lee", "Joan Ho"], count: 2 },
		});
		expect(await preview(john.id, admin.id)).toMatchObject({
			creditUsers: { names: ["Joan Ho", "Mary Chan"], count: 2 },
		});
	});

	it("changes nothing and shows no user of another organization", async () => {
		expect(await previewCreditOwner({ actor, db }, { userId: peter.id, ownerId: stranger.id })).toMatchObject({
			code: "NOT_FOUND",
		});
		expect(
			await previewCreditOwner({ actor: await actorOf(db, stranger), db }, { userId: peter.id, ownerId: john.id }),
		).toMatchObject({ code: "NOT_FOUND" });
		expect((await db.user.findUniqueOrThrow({ where: { id: peter.id } })).creditOwnerId).toBe(peter.id);
		expect((await db.user.findUniqueOrThrow({ where: { id: sam.id } })).version).toBe(0);
		expect((await db.user.findUniqueOrThrow({ where: { id: joan.id } })).version).toBe(0);
	});
});
