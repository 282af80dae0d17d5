import { describe, expect, it } from "vitest";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { assignCreditOwner } from "./assign-credit-owner.ts";

const { db, sql } = await testDatabase();

async function northwind() {
	const organization = await anOrganization(db);
	const admin = await aUser(db, organization, { name: "Ada Admin", role: "administrator" });
	const john = await aUser(db, organization, { name: "John Lee" });
	const peter = await aUser(db, organization, { name: "Peter Wong" });
	const mary = await aUser(db, organization, { name: "Mary Chan" });
	const context = { actor: await actorOf(db, admin), db };
	const point = (userId: string, ownerId: string) => assignCreditOwner(context, { userId, ownerId, creditUsers: null });
	return { organization, admin, john, peter, mary, context, point };
}

async function ownerOf(userId: string): Promise<string> {
	return (await db.user.findUniqueOrThrow({ where: { id: userId } })).creditOwnerId;
}

const auditOf = (subjectId: string) => db.auditEntry.findMany({ where: { subjectId }, orderBy: { happenedAt: "asc" } });

describe("pointing a user at a Credit Owner", () => {
	it("is stored, and written to the audit log with before and after", async () => {
		const { admin, john, peter, point } = await northwind();
		expect(await point(peter.id, john.id)).toEqual({ ok: true, value: { changed: true } });
		expect(await ownerOf(peter.id)).toBe(john.id);
		expect(await auditOf(peter.id)).toMatchObject([
			{
				action: "user.credit_owner_changed",
				actorId: admin.id,
				before: { creditOwnerId: peter.id },
				after: { creditOwnerId: john.id },
			},
		]);
	});

	it("back at themselves works, and again changes nothing", async () => {
		const { john, peter, point } = await northwind();
		await point(peter.id, john.id);
		await point(peter.id, peter.id);
		expect(await ownerOf(peter.id)).toBe(peter.id);
		expect(await point(peter.id, peter.id)).toEqual({ ok: true, value: { changed: false } });
		expect(await auditOf(peter.id)).toHaveLength(2);
	});

	it("increments the version, so that a form opened before is stale", async () => {
		const { john, peter, point } = await northwind();
		await point(peter.id, john.id);
		expect((await db.user.findUniqueOrThrow({ where: { id: peter.id } })).version).toBe(1);
	});

	it("is refused for a Credit User, naming whom to choose instead", async () => {
		const { john, peter, mary, point } = await northwind();
		await point(mary.id, john.id);
		expect(await point(peter.id, mary.id)).toMatchObject({
			ok: false,
			code: "CONFLICT",
			key: "creditOwnerIsCreditUser",
			values: { owner: "Mary Chan", choose: "John Lee" },
			field: "creditOwnerId",
			details: { chooseId: john.id },
		});
		expect(await ownerOf(peter.id)).toBe(peter.id);
	});

	it("in a circle is refused", async () => {
		const { john, peter, point } = await northwind();
		await point(peter.id, john.id);
		expect(await point(john.id, peter.id)).toMatchObject({ code: "CONFLICT", key: "creditOwnerIsOwnCreditUser" });
		expect(await ownerOf(john.id)).toBe(john.id);
	});

	it("is refused for a suspended or removed user", async () => {
		const { organization, peter, point } = await northwind();
		const suspended = await aUser(db, organization, { name: "Sam", status: "suspended" });
		const removed = await aUser(db, organization, { name: "Rita", status: "removed" });
		expect(await point(peter.id, suspended.id)).toMatchObject({ code: "CONFLICT", key: "creditOwnerSuspended" });
		expect(await point(peter.id, removed.id)).toMatchObject({ code: "NOT_FOUND", key: "creditOwnerNotFound" });
		expect(await ownerOf(peter.id)).toBe(peter.id);
	});

	it("of another organization is not found, either way, and nothing changes", async () => {
		const { peter, point } = await northwind();
		const stranger = await aUser(db, await anOrganization(db), { name: "Sally" });
		expect(await point(peter.id, stranger.id)).toMatchObject({ code: "NOT_FOUND", key: "creditOwnerNotFound" });
		expect(await point(stranger.id, peter.id)).toMatchObject({ code: "NOT_FOUND", key: "userNotFound" });
		expect(await point(peter.id, newId())).toMatchObject({ code: "NOT_FOUND" });
		expect(await ownerOf(peter.id)).toBe(peter.id);
		expect(await ownerOf(stranger.id)).toBe(stranger.id);
		expect(await auditOf(stranger.id)).toEqual([]);
	});
});

describe("an owner who has Credit Users", () => {
	it("can't become one, and the refusal lists them", async () => {
		const { john, peter, mary, admin, point } = await northwind();
		await point(peter.id, john.id);
		await point(mary.id, john.id);
		expect(await point(john.id, admin.id)).toMatchObject({
			code: "CONFLICT",
			key: "ownerHasCreditUsers",
			values: { user: "John Lee", owner: "Ada Admin", count: 2, names: "Mary Chan, Peter Wong" },
			field: "creditUsers",
			details: { count: 2, creditUsers: [{ id: mary.id }, { id: peter.id }] },
		});
		expect(await ownerOf(john.id)).toBe(john.id);
	});

	it("can in the same save in which they move along", async () => {
		const { john, peter, mary, admin, context, point } = await northwind();
		await point(peter.id, john.id);
		await point(mary.id, john.id);
		const creditUsers = { to: "owner", ownerId: admin.id } as const;
		const moved = await assignCreditOwner(context, { userId: john.id, ownerId: admin.id, creditUsers });
		expect(moved).toMatchObject({ ok: true });
		for (const user of [john, peter, mary]) expect(await ownerOf(user.id)).toBe(admin.id);
		expect(await auditOf(mary.id)).toMatchObject([{}, { before: { creditOwnerId: john.id } }]);
	});

	it("can when they go back to themselves, or when one of them takes over", async () => {
		const { john, peter, mary, admin, context, point } = await northwind();
		await point(peter.id, john.id);
		const themselves = { to: "themselves" } as const;
		await assignCreditOwner(context, { userId: john.id, ownerId: admin.id, creditUsers: themselves });
		expect(await ownerOf(peter.id)).toBe(peter.id);

		await point(john.id, john.id);
		await point(peter.id, john.id);
		await point(mary.id, john.id);
		const peters = { to: "owner", ownerId: peter.id } as const;
		await assignCreditOwner(context, { userId: john.id, ownerId: admin.id, creditUsers: peters });
		expect(await ownerOf(peter.id)).toBe(peter.id);
		expect(await ownerOf(mary.id)).toBe(peter.id);
	});

	it("moves all or nothing: a target that can't be an owner leaves everyone unchanged", async () => {
		const { organization, john, peter, admin, context, point } = await northwind();
		await point(peter.id, john.id);
		const suspended = await aUser(db, organization, { status: "suspended" });
		const creditUser = await aUser(db, organization, { creditOwnerId: admin.id });
		const stranger = await aUser(db, await anOrganization(db));
		for (const target of [suspended.id, creditUser.id, stranger.id, john.id]) {
			const creditUsers = { to: "owner", ownerId: target } as const;
			const refused = await assignCreditOwner(context, { userId: john.id, ownerId: admin.id, creditUsers });
			expect(refused).toMatchObject({ ok: false, field: "creditUsers" });
		}
		expect(await ownerOf(peter.id)).toBe(john.id);
		expect(await ownerOf(john.id)).toBe(john.id);
	});
});

describe("the count of Credit Users", () => {
	it("is kept by the database, whichever way owners change and however many at once", async () => {
		const { organization, admin, john, peter, mary, context, point } = await northwind();
		const counts = async () => {
			const users = await sql.query<{ name: string; count: number }>(
				`SELECT "name", "credit_user_count" AS "count" FROM "user" WHERE "organization_id" = $1::uuid AND "credit_user_count" > 0`,
				[organization.id],
			);
			return Object.fromEntries(users.map((user) => [user.name, user.count]));
		};
		await point(peter.id, john.id);
		await point(mary.id, john.id);
		await aUser(db, organization, { creditOwnerId: john.id });
		expect(await counts()).toEqual({ "John Lee": 3 });
		const creditUsers = { to: "owner", ownerId: admin.id } as const;
		await assignCreditOwner(context, { userId: john.id, ownerId: admin.id, creditUsers });
		expect(await counts()).toEqual({ "Ada Admin": 4 });
		await db.user.updateMany({ where: { organizationId: organization.id }, data: { creditOwnerId: peter.id } });
		expect(await counts()).toEqual({ "Peter Wong": 4 });
	});
});

describe("the rights", () => {
	it("without View User List nothing is found; without Edit User it is refused", async () => {
		const { organization, john, peter } = await northwind();
		for (const [rights, code] of [
			[["edit_user"], "NOT_FOUND"],
			[["view_user_list"], "FORBIDDEN"],
			[["view_user_list", "edit_user"], null],
		] as const) {
			const role = { id: await aUserRole(db, organization, { rights }) };
			const actor = await actorOf(db, await aUser(db, organization, { role }));
			const result = await assignCreditOwner({ actor, db }, { userId: peter.id, ownerId: john.id, creditUsers: null });
			expect(result).toMatchObject(code ? { ok: false, code } : { ok: true });
		}
	});
});

describe("two administrators at once", () => {
	async function owners(users: readonly { id: string }[]): Promise<(string | undefined)[]> {
		const found = await db.user.findMany({ where: { id: { in: users.map((user) => user.id) } } });
		return users.map(({ id }) => found.find((user) => user.id === id)?.creditOwnerId);
	}

	async function setBack(users: readonly { id: string }[]): Promise<void> {
		const ids = users.map((user) => user.id);
		await db.$executeRaw`UPDATE "user" SET "credit_owner_id" = "id" WHERE "id" = ANY (${ids}::uuid[])`;
	}

	it("can't build a chain or a circle, 50 rounds", async () => {
		const { john, peter, mary, point } = await northwind();
		const everyone = [john, peter, mary];
		for (let round = 0; round < 50; round += 1) {
			const target = round % 2 === 0 ? john : mary;
			await Promise.all([point(john.id, peter.id), point(peter.id, target.id)]);
			const now = await owners(everyone);
			const ownersOfOwners = await owners(now.map((id) => ({ id: id ?? "" })));
			expect(ownersOfOwners).toEqual(now);
			await setBack(everyone);
		}
	});

	it("can't point a user at an owner who is moving away, 50 rounds", async () => {
		const { admin, john, peter, mary, context, point } = await northwind();
		const creditUsers = { to: "owner", ownerId: admin.id } as const;
		for (let round = 0; round < 50; round += 1) {
			await db.user.update({ where: { id: peter.id }, data: { creditOwnerId: john.id } });
			await Promise.all([
				assignCreditOwner(context, { userId: john.id, ownerId: admin.id, creditUsers }),
				point(mary.id, john.id),
			]);
			const [johns, peters, marys] = await owners([john, peter, mary]);
			expect([johns, peters]).toEqual([admin.id, admin.id]);
			expect([admin.id, mary.id]).toContain(marys);
			await setBack([john, peter, mary]);
		}
	});
});
