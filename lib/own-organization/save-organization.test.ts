import { beforeEach, describe, expect, test } from "vitest";
import { acceptAsNewUser } from "@/lib/accounts/invitations/accept/accept-as-new-user.ts";
import { assignCreditOwner } from "@/lib/owners/assign-credit-owner.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anInvitation } from "@/lib/testing/invitations.ts";
import { actorOf, anOrganization, aServiceUser, aUser, aUserRole, type TestUser } from "@/lib/testing/people.ts";
import { readOrganizationSettings } from "./read-organization-settings.ts";
import { saveOrganization } from "./save-organization.ts";

const { db } = await testDatabase();

let northwind: Awaited<ReturnType<typeof anOrganization>>;
let ada: TestUser;
let john: TestUser;

beforeEach(async () => {
	northwind = await anOrganization(db, { name: "Northwind" });
	ada = await aUser(db, northwind, { name: "Ada Admin", role: "administrator" });
	john = await aUser(db, northwind, { name: "John Lee" });
});

const contextOf = async (user: TestUser) => ({ actor: await actorOf(db, user), db });
const save = async (input: { name?: string; creditOwnerId?: string | null; version?: number }, by = ada) =>
	saveOrganization(await contextOf(by), { name: "Northwind", creditOwnerId: null, version: 0, ...input });
const stored = () => db.organization.findUniqueOrThrow({ where: { id: northwind.id } });

async function join(): Promise<string> {
	const { token } = await anInvitation(db, northwind, { inviter: ada });
	const joined = await acceptAsNewUser(
		{ db },
		{ token, name: "Tom Reed", password: "a quiet harbour", timeZone: null },
	);
	if (!joined.ok) throw new Error(joined.key);
	return joined.value.userId;
}
const ownerOf = async (id: string) => (await db.user.findUniqueOrThrow({ where: { id } })).creditOwnerId;

describe("Admin › Organization (product.md 57)", () => {
	test("stores name and Credit Owner of new users, and what changed is in the audit log", async () => {
		expect(await save({ name: "Northwind Traders", creditOwnerId: john.id })).toEqual({
			ok: true,
			value: { version: 1 },
		});
		expect(await readOrganizationSettings(await contextOf(ada))).toEqual({
			...{ version: 1, name: "Northwind Traders", isObsolete: false, notYou: null },
			creditOwner: { id: john.id, name: "John Lee" },
		});
		const where = { organizationId: northwind.id, action: "organization.changed" };
		expect(await db.auditEntry.findMany({ where })).toMatchObject([
			{
				before: { name: "Northwind", creditOwnerId: null },
				after: { name: "Northwind Traders", creditOwnerId: john.id },
				actorId: ada.id,
			},
		]);
		await save({ name: "Northwind Traders", creditOwnerId: john.id, version: 1 });
		expect(await db.auditEntry.count({ where }), "nothing was changed").toBe(1);
	});

	test("refuses what someone else has changed meanwhile", async () => {
		await save({ name: "Northwind Traders" });
		expect(await save({ name: "Northwind & Sons" })).toMatchObject({ ok: false, code: "STALE" });
		expect((await stored()).name).toBe("Northwind Traders");
	});

	test("refuses a Credit Owner who would make a chain, naming whom to choose, and anybody who can't be one", async () => {
		const peter = await aUser(db, northwind, { name: "Peter Wong", creditOwnerId: john.id });
		const field = "creditOwnerId";
		expect(await save({ creditOwnerId: peter.id })).toMatchObject({
			...{ ok: false, key: "creditOwnerIsCreditUser", field },
			values: { owner: "Peter Wong", choose: "John Lee" },
		});
		const stranger = await aUser(db, await anOrganization(db));
		const suspended = await aUser(db, northwind, { status: "suspended" });
		const service = await aServiceUser(db, northwind);
		expect(await save({ creditOwnerId: stranger.id })).toMatchObject({ code: "NOT_FOUND", field });
		expect(await save({ creditOwnerId: suspended.id })).toMatchObject({ code: "CONFLICT", field });
		expect(await save({ creditOwnerId: service.id })).toMatchObject({ code: "CONFLICT", field });
		expect(await stored()).toMatchObject({ defaultCreditOwnerId: null, version: 0 });
	});

	test("needs Edit User, and lets nobody choose themselves for people who may have rights that they lack", async () => {
		expect(await save({ name: "Mine" }, john)).toMatchObject({ ok: false, code: "NOT_FOUND" });
		expect(await readOrganizationSettings(await contextOf(john))).toBeNull();
		const roleId = await aUserRole(db, northwind, { rights: ["view_user_list", "edit_user"] });
		const vera = await aUser(db, northwind, { role: { id: roleId } });
		expect(await save({ creditOwnerId: vera.id }, vera)).toMatchObject({ key: "defaultCreditOwnerYourself" });
		expect(await readOrganizationSettings(await contextOf(vera))).toMatchObject({ notYou: vera.id });
		expect(await save({ creditOwnerId: john.id }, vera)).toMatchObject({ ok: true });
		expect(await save({ creditOwnerId: ada.id, version: 1 })).toMatchObject({ ok: true });
	});
});

describe("the Credit Owner of new users (product.md 57)", () => {
	test("is given to people who accept an invitation, and both are told", async () => {
		expect(await ownerOf(await join()), "nobody is chosen").not.toBe(john.id);
		await save({ creditOwnerId: john.id });
		const tom = await join();
		expect(await ownerOf(tom)).toBe(john.id);
		const mails = await db.mail.findMany({
			where: { kind: "credit_owner_changed", organizationId: northwind.id },
			orderBy: { id: "asc" },
		});
		expect(mails.map(({ userId }) => userId).sort()).toEqual([tom, john.id].sort());
		expect(mails[0]?.facts).toMatchObject({ userIds: [tom], newOwnerId: john.id, changedById: ada.id });
		const where = { organizationId: northwind.id, action: "user.credit_owner_changed", subjectId: tom };
		expect(await db.auditEntry.count({ where })).toBe(1);
	});

	test("is passed over where they use another's credits or are suspended by then, so that no chain comes about", async () => {
		await save({ creditOwnerId: john.id });
		const context = await contextOf(ada);
		const pointed = await assignCreditOwner(context, { userId: john.id, ownerId: ada.id, creditUsers: null });
		expect(pointed.ok).toBe(true);
		const tom = await join();
		expect(await ownerOf(tom)).toBe(tom);
		expect(await readOrganizationSettings(context)).toMatchObject({ isObsolete: true, creditOwner: { id: john.id } });
		await db.user.update({ where: { id: john.id }, data: { creditOwnerId: john.id, status: "suspended" } });
		const another = await join();
		expect(await ownerOf(another)).toBe(another);
	});

	test("is passed over, and not named, where they belong to another organization by then", async () => {
		await save({ creditOwnerId: john.id });
		const elsewhere = await aUser(db, await anOrganization(db));
		await db.organization.update({ where: { id: northwind.id }, data: { defaultCreditOwnerId: elsewhere.id } });
		const tom = await join();
		expect(await ownerOf(tom)).toBe(tom);
		expect(await readOrganizationSettings(await contextOf(ada))).toMatchObject({ creditOwner: null });
	});
});
