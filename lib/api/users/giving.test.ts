import { describe, expect, it } from "vitest";
import type { ApiScope } from "@/lib/api-keys/api-scopes.ts";
import { findApiKey } from "@/lib/api-keys/find-api-key.ts";
import type { UserRight } from "@/lib/auth/rights-of-organization.ts";
import { aKey, call } from "@/lib/testing/api.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser, aUserRole } from "@/lib/testing/people.ts";
import { changeUser } from "@/lib/user-information/change-user.ts";
import { createUserRole } from "@/lib/user-roles/create-user-role.ts";
import { actForOrganization } from "../acting/act-for-organization.ts";
import { createApi } from "../create-api.ts";

const { db } = await testDatabase();
const api = createApi({ db });

/** An organization, and a key of it that edits users, whose maker is as the test says. */
async function keyOf(makersRights: readonly UserRight[], scopes: readonly ApiScope[] = ["view_users", "edit_users"]) {
	const organization = await anOrganization(db);
	const administrator = await aUser(db, organization, { role: "administrator" });
	const makersRole = await aUserRole(db, organization, { rights: makersRights });
	const maker = await aUser(db, organization, { role: { id: makersRole } });
	const secret = await aKey(db, organization, { kind: "organization", scopes, maker: await actorOf(db, maker) });
	return { organization, administrator, maker, makersRole, secret, peter: await aUser(db, organization) };
}

type Key = Awaited<ReturnType<typeof keyOf>>;

const EDITORS = ["view_user_list", "edit_user", "manage_api_keys"] as const;

/** What it answers where the key gives this user the role, renames them, and invites another with it. */
async function give({ secret }: Key, { id }: { id: string }, role: "member" | "administrator") {
	const path = `/users/${id}`;
	const { headers } = await call(api, `GET ${path}`, { secret });
	const ifMatch = { "if-match": headers.get("etag") ?? "" };
	const given = await call(api, `PATCH ${path}`, { secret, body: { role }, headers: ifMatch });
	const body = { role, name: "Nina New", email: `nina.${id}@test.example` };
	const invited = await call(api, "POST /invitations", { secret, body });
	return [given.status, invited.status];
}

/** Members can be made, and administrators can't, whatever has become of the key's maker. */
async function expectMembersOnly(key: Key) {
	const { organization, administrator, peter } = key;
	expect(await give(key, peter, "administrator")).toEqual([403, 403]);
	const clerk = await aUser(db, organization, { role: { id: await aUserRole(db, organization, { rights: [] }) } });
	expect(await give(key, clerk, "member")).toEqual([200, 201]);
	expect(await db.user.findUniqueOrThrow({ where: { id: clerk.id }, include: { userRole: true } })).toMatchObject({
		userRole: { builtIn: "member" },
	});
	const { headers } = await call(api, `GET /users/${administrator.id}`, { secret: key.secret });
	const ifMatch = { "if-match": headers.get("etag") ?? "" };
	const above = { secret: key.secret, headers: ifMatch };
	expect(await call(api, `PATCH /users/${administrator.id}`, { ...above, body: { name: "X" } })).toMatchObject({
		status: 403,
		json: { reason: "user_has_rights_you_lack" },
	});
	expect(await db.invitation.findMany({ where: { organizationId: organization.id } })).toMatchObject([
		{ userRoleId: organization.memberRoleId, revokedAt: null },
	]);
}

describe("what a key may give", () => {
	it("is the role of members, where its maker may not buy", async () => {
		await expectMembersOnly(await keyOf(EDITORS));
	});

	it("is no more when its maker has gone and an administrator lends their name", async () => {
		const key = await keyOf([...EDITORS, "purchase"]);
		await db.user.update({ where: { id: key.maker.id }, data: { status: "suspended" } });
		await expectMembersOnly(key);
	});

	it("is no less and no more when its maker gets another role", async () => {
		const key = await keyOf([...EDITORS, "purchase"]);
		await db.userRole.update({ where: { id: key.makersRole }, data: { rights: ["purchase"] } });
		await expectMembersOnly(key);
	});

	it("is what its scopes carry beside that, and no role with a right more", async () => {
		const key = await keyOf(EDITORS, ["view_users", "edit_users", "view_orders"]);
		const found = await findApiKey(key.secret, db);
		if (found.state !== "active") throw new Error(found.state);
		const { organization, peter } = key;
		const context = { key: found.key, db, writes: db, idempotencyKey: "", version: null, ipAddress: "unknown" };
		const actor = await actForOrganization(context);
		if (!actor.ok) throw new Error(actor.code);
		const give = async (rights: readonly UserRight[]) => {
			const userRoleId = await aUserRole(db, organization, { rights });
			const {
				version,
				name,
				email,
				creditOwnerId,
				timeZone,
				userRoleId: before,
			} = await db.user.findUniqueOrThrow({
				where: { id: peter.id },
			});
			const same = { userId: peter.id, version, name, email, creditOwnerId, timeZone, language: "en" as const };
			const verb = { actor: actor.value, db };
			const given = await changeUser(verb, { ...same, userRoleId, status: "active", creditUsers: null });
			await db.user.update({ where: { id: peter.id }, data: { userRoleId: before } });
			return given.ok || given.code;
		};
		expect(await give(["view_user_list", "edit_user", "view_billing", "purchase"])).toBe(true);
		expect(await give(["view_audit_log"])).toBe("FORBIDDEN");
		expect(await give(["manage_api_keys"])).toBe("FORBIDDEN");
		// Nor a role that says so: making roles is no scope.
		const role = { name: "Auditor", rights: ["view_audit_log" as const] };
		expect(await createUserRole({ actor: actor.value, db }, role)).toMatchObject({ ok: false });
	});

	it("is the role of administrators for the vendor's that makes organizations, and for no other", async () => {
		const operator = await anOrganization(db, { isOperator: true });
		await aUser(db, operator, { role: "administrator" });
		const organization = await anOrganization(db);
		await aUser(db, organization, { role: "administrator" });
		const make = async (scopes: readonly ApiScope[], email: string) => {
			const secret = await aKey(db, operator, { scopes });
			const body = { organization_id: organization.id, role: "administrator", name: "Nina New", email };
			return (await call(api, "POST /users", { secret, body })).status;
		};
		expect(await make(["edit_users"], "one@test.example")).toBe(403);
		expect(await make(["edit_users", "edit_organizations"], "two@test.example")).toBe(201);
	});
});
