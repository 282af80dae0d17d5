import { describe, expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { changeUserRole } from "./change-user-role.ts";
import { createUserRole } from "./create-user-role.ts";
import { deleteUserRole } from "./delete-user-role.ts";
import { listUserRoleChoices, listUserRoles } from "./queries.ts";

const { db } = await testDatabase();

async function northwind({ isOperator = false } = {}) {
	const organization = await anOrganization(db, { isOperator });
	const admin = await aUser(db, organization, { name: "Ada Admin", role: "administrator" });
	return { organization, admin, context: { actor: await actorOf(db, admin), db } };
}

/** A user who may edit roles, and has no other right but those named. */
async function editor(organization: Awaited<ReturnType<typeof anOrganization>>) {
	const role = {
		id: await aUserRole(db, organization, { name: "Role editor", rights: ["edit_user_role", "purchase"] }),
	};
	return { actor: await actorOf(db, await aUser(db, organization, { name: "Edith", role })), db };
}

const stored = (id: string) => db.userRole.findUniqueOrThrow({ where: { id } });
const actionsOn = async (subjectId: string) =>
	(await db.auditEntry.findMany({ where: { subjectId }, orderBy: { happenedAt: "asc" } })).map((entry) => entry.action);

async function make(context: Parameters<typeof createUserRole>[0], name = "Accounting"): Promise<string> {
	const made = await createUserRole(context, { name, rights: ["view_billing"] });
	if (!made.ok) throw new Error(made.key);
	return made.value.userRoleId;
}

describe("creating a user role", () => {
	it("stores it and its audit row, and offers it for users", async () => {
		const { context } = await northwind();
		const id = await make(context);
		expect(await stored(id)).toMatchObject({ name: "Accounting", builtIn: null, rights: ["view_billing"] });
		expect(await actionsOn(id)).toEqual(["user_role.created"]);
		expect(await listUserRoles({ actor: context.actor, db })).toMatchObject([
			{ name: "Administrator", users: 1 },
			{ name: "Member", users: 0 },
			{ name: "Accounting", users: 0 },
		]);
	});

	it("refuses a name that is taken, a right that the actor lacks, and one that isn't offered", async () => {
		const { organization, context } = await northwind();
		const taken = await createUserRole(context, { name: "mEMBER", rights: [] });
		expect(taken).toMatchObject({ code: "CONFLICT", key: "roleNameTaken", field: "name" });
		const lacking = await createUserRole(await editor(organization), { name: "Boss", rights: ["edit_user"] });
		expect(lacking).toMatchObject({ code: "FORBIDDEN", key: "rightYouLack", field: "rights" });
		const operators = await createUserRole(context, { name: "Boss", rights: ["manage_orders"] });
		expect(operators).toMatchObject({ code: "INVALID", key: "rightNotOffered" });
		expect(await db.userRole.count({ where: { organizationId: organization.id, name: "Boss" } })).toBe(0);
	});

	it("lets the operator's own organization manage orders", async () => {
		const { context } = await northwind({ isOperator: true });
		const made = await createUserRole(context, { name: "Orders", rights: ["manage_orders"] });
		expect(made).toMatchObject({ ok: true });
	});
});

describe("changing a user role", () => {
	it("stores name and rights with what they were before", async () => {
		const { context } = await northwind();
		const id = await make(context);
		const rights = ["view_billing", "purchase"] as const;
		const change = { userRoleId: id, version: 0, name: "Accounting", rights: [...rights] };
		expect(await changeUserRole(context, change)).toEqual({ ok: true, value: { version: 1 } });
		const entry = await db.auditEntry.findFirst({ where: { subjectId: id, action: "user_role.changed" } });
		expect(entry).toMatchObject({ before: { rights: ["view_billing"] }, after: { rights } });
		expect(await changeUserRole(context, { ...change, version: 1 })).toEqual({ ok: true, value: { version: 1 } });
	});

	it("takes effect with the next actor that is loaded", async () => {
		const { organization, context } = await northwind();
		const id = await make(context);
		const user = await aUser(db, organization, { role: { id } });
		await changeUserRole(context, { userRoleId: id, version: 0, name: "Accounting", rights: [] });
		expect((await actorOf(db, user)).rights.size).toBe(0);
	});

	it("refuses a stale form, and stores one of two at once", async () => {
		const { context } = await northwind();
		const id = await make(context);
		const results = await Promise.all(
			["One", "Two"].map((name) => changeUserRole(context, { userRoleId: id, version: 0, name, rights: [] })),
		);
		expect(results.map((result) => (result.ok ? "saved" : result.code)).sort()).toEqual(["STALE", "saved"]);
	});

	it("keeps what is built in: names, and all rights of the administrator", async () => {
		const { organization, context } = await northwind();
		const administrator = await stored(organization.administratorRoleId);
		const { id: userRoleId, version, rights, name } = administrator;
		const fewer = await changeUserRole(context, { userRoleId, version, name, rights: rights.slice(1) });
		expect(fewer).toMatchObject({ key: "administratorKeepsRights", field: "rights" });
		const renamed = await changeUserRole(context, { userRoleId, version, name: "Boss", rights });
		expect(renamed).toMatchObject({ key: "roleIsBuiltIn", field: "name" });
		const member = { userRoleId: organization.memberRoleId, version: 0, name: "Member", rights: [] };
		expect(await changeUserRole(context, member)).toMatchObject({ ok: true });
	});

	it("grants only rights that the actor has, and leaves a role with more unchanged", async () => {
		const { organization, context } = await northwind();
		const edith = await editor(organization);
		const id = await make(context);
		const above = { userRoleId: id, version: 0, name: "Accounting" };
		const renamed = { ...above, name: "Nobody you know", rights: ["view_billing" as const] };
		const widened = { ...above, rights: ["view_billing" as const, "purchase" as const] };
		for (const change of [renamed, widened, { ...above, rights: [] }]) {
			expect(await changeUserRole(edith, change)).toMatchObject({ code: "FORBIDDEN", key: "roleBeyondYou" });
		}
		expect(await stored(id)).toMatchObject({ name: "Accounting", rights: ["view_billing"], version: 0 });

		const buyers = await aUserRole(db, organization, { name: "Buyers", rights: ["purchase"] });
		const within = { userRoleId: buyers, version: 0, name: "Purchasing" };
		const given = await changeUserRole(edith, { ...within, rights: ["purchase", "edit_user"] });
		expect(given).toMatchObject({ code: "FORBIDDEN", key: "rightYouLack" });
		expect(await changeUserRole(edith, { ...within, rights: ["edit_user_role"] })).toMatchObject({ ok: true });
	});
});

describe("deleting a user role", () => {
	it("is refused while a user has it, naming that user", async () => {
		const { organization, context } = await northwind();
		const id = await make(context);
		const user = await aUser(db, organization, { name: "Peter Wong", role: { id } });
		expect(await deleteUserRole(context, { userRoleId: id })).toMatchObject({
			code: "CONFLICT",
			key: "roleInUse",
			values: { name: "Accounting", count: 1, names: "Peter Wong" },
		});
		await db.user.update({ where: { id: user.id }, data: { userRoleId: organization.memberRoleId } });
		expect(await deleteUserRole(context, { userRoleId: id })).toMatchObject({ ok: true });
		expect(await actionsOn(id)).toEqual(["user_role.created", "user_role.deleted"]);
	});

	it("is refused for what is built in, and for rights that the actor lacks", async () => {
		const { organization, context } = await northwind();
		const builtIn = await deleteUserRole(context, { userRoleId: organization.memberRoleId });
		expect(builtIn).toMatchObject({ key: "roleIsBuiltIn" });
		const id = await make(context);
		expect(await deleteUserRole(await editor(organization), { userRoleId: id })).toMatchObject({
			key: "roleBeyondYou",
		});
	});
});

describe("who may", () => {
	it("only users with Edit User Role, and only in their own organization", async () => {
		const { organization, context } = await northwind();
		const id = await make(context);
		const member = { actor: await actorOf(db, await aUser(db, organization)), db };
		const { context: stranger } = await northwind();
		for (const other of [member, stranger]) {
			const change = { userRoleId: id, version: 0, name: "Mine", rights: [] };
			expect(await changeUserRole(other, change)).toMatchObject({ code: "NOT_FOUND" });
			expect(await deleteUserRole(other, { userRoleId: id })).toMatchObject({ code: "NOT_FOUND" });
		}
		expect(await createUserRole(member, { name: "Mine", rights: [] })).toMatchObject({ code: "NOT_FOUND" });
		expect(await listUserRoles({ actor: member.actor, db })).toBeNull();
		expect(await listUserRoles({ actor: stranger.actor, db })).toHaveLength(2);
		expect(await stored(id)).toMatchObject({ name: "Accounting", version: 0 });
	});

	it("sees which roles are beyond the actor", async () => {
		const { organization } = await northwind();
		const { actor } = await editor(organization);
		expect(await listUserRoleChoices({ actor, db })).toMatchObject([
			{ name: "Administrator", isBeyondActor: true },
			{ name: "Member", isBeyondActor: false },
			{ name: "Role editor", isBeyondActor: false },
		]);
	});
});
