import { createHash } from "node:crypto";
import { expect, it } from "vitest";
import { aKey, call } from "@/lib/testing/api.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aServiceUser, aUser } from "@/lib/testing/people.ts";
import { createApi } from "../create-api.ts";

const { db } = await testDatabase();
const api = createApi({ db });

const operator = await anOrganization(db, { isOperator: true });
const chief = await aUser(db, operator, { role: "administrator" });
const vendor = await aKey(db, operator, { scopes: ["sign_in_users"] });

const ask = (user: string, secret = vendor) =>
	call(api, `POST /users/${encodeURIComponent(user)}/sign_in_links`, { secret });

it("a link leads into the portal, for a minute, and only its hash is stored", async () => {
	const organization = await anOrganization(db);
	await aUser(db, organization, { role: "administrator" });
	const peter = await aUser(db, organization);
	const { status, json } = await ask(peter.email);
	expect(status).toBe(201);
	const { pathname, searchParams } = new URL(json.url);
	expect(pathname).toBe("/come-in");
	const hash = createHash("sha256")
		.update(searchParams.get("token") ?? "")
		.digest();
	const token = await db.token.findUniqueOrThrow({ where: { hash: new Uint8Array(hash) } });
	expect(token).toMatchObject({ purpose: "sign_in", userId: peter.id, usedAt: null });
	expect(token.expiresAt.getTime() - token.createdAt.getTime()).toBe(60_000);
	const made = await db.auditEntry.findFirstOrThrow({ where: { subjectId: peter.id } });
	expect(made).toMatchObject({ action: "user.sign_in_link_made" });
});

it("there is none for operators, service users and sandboxes, and by no key but the vendor's", async () => {
	const organization = await anOrganization(db);
	const administrator = await aUser(db, organization, { role: "administrator" });
	const robot = await aServiceUser(db, organization, { responsibleId: administrator.id });
	expect(await ask(chief.id)).toMatchObject({ status: 403, json: { reason: "operator_people_by_people" } });
	expect(await ask(robot.id)).toMatchObject({ status: 403, json: { reason: "sign_in_link_of_service_user" } });
	const own = await aKey(db, organization, { kind: "organization" });
	expect(await ask(administrator.id, own)).toMatchObject({ status: 403, json: { code: "scope_missing" } });
	await db.organization.update({ where: { id: organization.id }, data: { sandboxOfId: operator.id } });
	expect(await ask(administrator.id)).toMatchObject({ status: 404 });
	const test = await aKey(db, operator, { isTest: true, confinedToId: organization.id });
	expect(await ask(administrator.id, test)).toMatchObject({ status: 403, json: { reason: "sign_in_link_of_sandbox" } });
	expect(await db.token.count({ where: { userId: { in: [chief.id, robot.id, administrator.id] } } })).toBe(0);
});
