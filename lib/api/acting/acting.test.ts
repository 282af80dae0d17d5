import { describe, expect, it } from "vitest";
import { findApiKey } from "@/lib/api-keys/find-api-key.ts";
import { aKey } from "@/lib/testing/api.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aServiceUser, aUser } from "@/lib/testing/people.ts";
import type { ApiContext } from "../api-context.ts";
import { actAsUser } from "./act-as-user.ts";
import { actForOrganization } from "./act-for-organization.ts";

const { db } = await testDatabase();
const operators = await anOrganization(db, { isOperator: true });

async function contextOf(secret: string): Promise<ApiContext> {
	const found = await findApiKey(secret, db);
	if (found.state !== "active") throw new Error(found.state);
	return { key: found.key, db, writes: db, idempotencyKey: "", version: null, ipAddress: "unknown" };
}

async function northwind() {
	const organization = await anOrganization(db);
	const [administrator, member] = [
		await aUser(db, organization, { role: "administrator" }),
		await aUser(db, organization),
	];
	return { organization, administrator, member };
}

describe("acting by a key", () => {
	it("as a user is as the user whom it reaches, and no other", async () => {
		const [here, elsewhere] = [await northwind(), await northwind()];
		const own = await contextOf(await aKey(db, here.organization, { kind: "organization" }));
		expect(await actAsUser(own, here.member.email)).toMatchObject({ value: { userId: here.member.id } });
		expect(await actAsUser(own, elsewhere.member.id)).toMatchObject({ code: "NOT_FOUND" });
		await db.user.update({ where: { id: here.member.id }, data: { status: "suspended" } });
		expect(await actAsUser(own, here.member.id)).toMatchObject({ code: "SUSPENDED" });
	});

	it("for an organization is as an administrator, with no right but those of its scopes", async () => {
		const [here, elsewhere] = [await northwind(), await northwind()];
		const own = await contextOf(await aKey(db, here.organization, { kind: "organization", scopes: ["edit_users"] }));
		const actor = await actForOrganization(own);
		expect(actor).toMatchObject({ value: { userId: here.administrator.id } });
		expect(actor.ok && [...actor.value.rights].sort()).toEqual(["edit_user", "view_user_list"]);
		expect(await actForOrganization(own, elsewhere.organization.id)).toMatchObject({ code: "NOT_FOUND" });
		const robot = await aServiceUser(db, here.organization, { responsibleId: here.member.id });
		const service = { kind: "service_user", userId: robot.id } as const;
		const spender = await contextOf(await aKey(db, here.organization, service));
		expect(await actForOrganization(spender)).toMatchObject({ code: "NOT_FOUND" });
	});

	it("of the vendor works for every organization but sandboxes", async () => {
		const { organization, administrator } = await northwind();
		const vendor = await contextOf(await aKey(db, operators));
		expect(await actForOrganization(vendor)).toMatchObject({ code: "NOT_FOUND" });
		expect(await actForOrganization(vendor, "nonsense")).toMatchObject({ code: "NOT_FOUND" });
		expect(await actForOrganization(vendor, organization.id)).toMatchObject({
			value: { userId: administrator.id, organizationId: organization.id },
		});
		await db.user.update({ where: { id: administrator.id }, data: { status: "suspended" } });
		expect(await actForOrganization(vendor, organization.id)).toMatchObject({ code: "FORBIDDEN" });
		const { organization: owner } = await northwind();
		await db.organization.update({ where: { id: organization.id }, data: { sandboxOfId: owner.id } });
		expect(await actForOrganization(vendor, organization.id)).toMatchObject({ code: "NOT_FOUND" });
	});

	it("in a closed organization is refused in words that say so", async () => {
		const { organization, administrator, member } = await northwind();
		const vendor = await contextOf(await aKey(db, operators));
		const [at, by, why] = [new Date(), administrator.id, "They have left us"];
		const suspension = { suspendedAt: at, suspendedById: by, suspendReason: why };
		const data = { ...suspension, closedAt: at, closedById: by, closeReason: why };
		await db.organization.update({ where: { id: organization.id }, data });
		const refused = { code: "SUSPENDED", key: "organizationIsClosed", values: { name: organization.name } };
		expect(await actForOrganization(vendor, organization.id)).toMatchObject(refused);
		expect(await actAsUser(vendor, member.id)).toMatchObject(refused);
	});
});
