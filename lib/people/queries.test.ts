import { describe, expect, it } from "vitest";
import { createUser } from "@/lib/accounts/create-user.ts";
import { postGrant } from "@/lib/ledger/movements/post-grant.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser, FIRST_USERS } from "@/lib/testing/people.ts";
import { listUsers, readUser, readUserCredits } from "./queries.ts";
import type { UserListQuery } from "./schema.ts";

const { db } = await testDatabase();
const northwind = await anOrganization(db);
const admin = await aUser(db, northwind, {
	name: "Ada Admin",
	email: "admin@northwind.example",
	role: "administrator",
});
const john = await aUser(db, northwind, { name: "John Lee", email: "john@northwind.example" });
const joan = await aUser(db, northwind, { name: "Joan Ho", email: "joan@northwind.example", creditOwnerId: john.id });
await aUser(db, northwind, { name: "Peter Wong", email: "peter@northwind.example", status: "suspended" });
await aUser(db, northwind, { name: "Rita Removed", status: "removed" });
const stranger = await aUser(db, await anOrganization(db), { name: "John Stranger", email: "john@acme.example" });
const actor = await actorOf(db, admin);
for (const [userId, credits] of [
	[john.id, 100n],
	[joan.id, 25n],
] as const) {
	const grant = { userId, creditTypeId: "email", credits, expiresAt: null, reason: "A welcome", actorId: admin.id };
	await transact(db, (tx) => postGrant(tx, grant));
}
await db.user.update({ where: { id: joan.id }, data: { lastSignedInAt: new Date("2026-02-01T00:00:00Z") } });
await db.user.update({ where: { id: john.id }, data: { lastSignedInAt: new Date("2026-01-01T00:00:00Z") } });

async function names(query: Partial<UserListQuery>): Promise<string[] | undefined> {
	return (await listUsers({ actor, db }, { ...FIRST_USERS, ...query }))?.rows.map((user) => user.name);
}

describe("Admin › User", () => {
	it("lists the organization's users, with what each owns and can use", async () => {
		const page = await listUsers({ actor, db }, FIRST_USERS);
		expect(page).toMatchObject({ total: 4, isTotalCapped: false, hasMore: false });
		expect(page?.rows.map((user) => user.name)).toEqual(["Ada Admin", "Joan Ho", "John Lee", "Peter Wong"]);
		expect(page?.rows[1]).toMatchObject({
			roleName: "Member",
			status: "active",
			creditOwner: { id: john.id, name: "John Lee" },
			creditUsers: 0,
			own: [{ nameInText: "email", available: 25n }, { available: 0n }, { available: 0n }],
			effective: [{ nameInText: "email", available: 100n }, { available: 0n }, { available: 0n }],
		});
		expect(page?.rows[2]).toMatchObject({ creditUsers: 1, creditOwner: { id: john.id } });
	});

	it("searches by a part of the name or address, however it is written", async () => {
		expect(await names({ search: "WONG" })).toEqual(["Peter Wong"]);
		expect(await names({ search: "joan@north" })).toEqual(["Joan Ho"]);
		expect(await names({ search: "northwind" })).toHaveLength(4);
		expect(await names({ search: " jo " })).toEqual(["Joan Ho", "John Lee"]);
		expect(await names({ search: "%" })).toEqual([]);
		expect(await names({ search: "_ohn" })).toEqual([]);
		const other = await anOrganization(db);
		const viewer = await actorOf(db, await aUser(db, other, { role: "administrator" }));
		await aUser(db, other, { name: "Jürgen", email: "jürgen@xn--bcher-kva.example" });
		for (const search of ["Bücher", "jürgen@bücher.example", "xn--bcher"]) {
			expect(await listUsers({ actor: viewer, db }, { ...FIRST_USERS, search })).toMatchObject({
				rows: [{ name: "Jürgen" }],
			});
		}
	});

	it("finds users by the name as it is shown, in any script", async () => {
		const world = await anOrganization(db);
		const viewer = await actorOf(db, await aUser(db, world, { name: "Ada Admin", role: "administrator" }));
		for (const name of ["İpek Çağlar", "ΟΔΥΣΣΕΥΣ", "Zoë Kent", "王小明", "김민수", "สมชาย ใจดี"]) {
			await aUser(db, world, { name, email: `${newId()}@test.example` });
		}
		const found = async (search: string) =>
			(await listUsers({ actor: viewer, db }, { ...FIRST_USERS, search }))?.rows.map((user) => user.name);
		expect(await found("İpek")).toEqual(["İpek Çağlar"]);
		expect(await found("çağ")).toEqual(["İpek Çağlar"]);
		expect(await found("ΟΔΥΣΣΕΥΣ")).toEqual(["ΟΔΥΣΣΕΥΣ"]);
		expect(await found("Zoe\u0308")).toEqual(["Zoë Kent"]);
		expect(await found("小明")).toEqual(["王小明"]);
		expect(await found("王")).toEqual(["王小明"]);
		expect(await found("민수")).toEqual(["김민수"]);
		expect(await found("ชาย")).toEqual(["สมชาย ใจดี"]);
		expect(await found("en")).toEqual([]);
	});

	it("filters by status, role and Credit Owner", async () => {
		expect(await names({ status: "suspended" })).toEqual(["Peter Wong"]);
		expect(await names({ status: "active", search: "wong" })).toEqual([]);
		expect(await names({ userRoleId: northwind.administratorRoleId })).toEqual(["Ada Admin"]);
		expect(await names({ creditOwner: "anothers" })).toEqual(["Joan Ho"]);
		expect(await names({ creditOwner: "own" })).toEqual(["Ada Admin", "John Lee", "Peter Wong"]);
		expect(await names({ creditOwner: "has_credit_users" })).toEqual(["John Lee"]);
		expect(await names({ creditOwner: "has_credit_users", search: "john" })).toEqual(["John Lee"]);
		expect(await names({ creditOwner: "has_credit_users", search: "ada" })).toEqual([]);
	});

	it("sorts both ways; users who never signed in come last when the latest come first", async () => {
		expect(await names({ descending: true })).toEqual(["Peter Wong", "John Lee", "Joan Ho", "Ada Admin"]);
		expect((await names({ sort: "lastSignedInAt", descending: true }))?.slice(0, 2)).toEqual(["Joan Ho", "John Lee"]);
		expect((await names({ sort: "lastSignedInAt" }))?.slice(2)).toEqual(["John Lee", "Joan Ho"]);
		expect((await names({ sort: "email", descending: true }))?.[0]).toBe("Peter Wong");
	});

	it("comes in pages", async () => {
		const second = await listUsers({ actor, db }, { ...FIRST_USERS, offset: 3, limit: 3 });
		expect(second).toMatchObject({ total: 4, hasMore: false, rows: [{ name: "Peter Wong" }] });
		expect(await listUsers({ actor, db }, { ...FIRST_USERS, limit: 3 })).toMatchObject({ hasMore: true });
	});

	it("is not found without View User List, and never shows another organization", async () => {
		const member = await actorOf(db, await aUser(db, await anOrganization(db)));
		expect(await listUsers({ actor: member, db }, FIRST_USERS)).toBeNull();
		expect(await readUser({ actor: member, db }, john.id)).toBeNull();
		expect(await readUser({ actor, db }, stranger.id)).toBeNull();
		expect(await readUserCredits({ actor, db }, stranger.id)).toBeNull();
		expect(await readUser({ actor, db }, "not-an-id")).toBeNull();
		expect(await names({ search: "stranger" })).toEqual([]);
		expect(await names({ userRoleId: newId() })).toEqual([]);
	});

	it("shows one user, what they own and who uses it", async () => {
		expect(await readUser({ actor, db }, joan.id)).toMatchObject({
			email: "joan@northwind.example",
			roleName: "Member",
			creditOwner: { name: "John Lee" },
			version: 0,
		});
		expect(await readUserCredits({ actor, db }, john.id)).toMatchObject({
			own: [{ creditTypeId: "email", available: 100n }, {}, {}],
			creditUsers: [{ id: joan.id, name: "Joan Ho" }],
			count: 1,
		});
	});
});

describe("a new user", () => {
	it("is their own Credit Owner and has a wallet of every credit type", async () => {
		const userId = await transact(db, (tx) =>
			createUser(tx, {
				actor,
				organizationId: northwind.id,
				userRoleId: northwind.memberRoleId,
				name: "Nora New",
				email: "nora@northwind.example",
				emailVerifiedAt: null,
				passwordHash: null,
			}),
		);
		expect(await readUser({ actor, db }, userId)).toMatchObject({
			creditOwner: { id: userId },
			isEmailVerified: false,
		});
		expect(await db.account.count({ where: { userId, kind: "wallet" } })).toBe(3);
		expect(await db.auditEntry.findMany({ where: { subjectId: userId } })).toMatchObject([
			{ action: "user.created", actorId: admin.id, after: { name: "Nora New" } },
		]);
	});
});
