import { expect, it } from "vitest";
import { aKey, call } from "@/lib/testing/api.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { createApi } from "../create-api.ts";

const { db } = await testDatabase();
const api = createApi({ db });
const operator = await anOrganization(db, { isOperator: true });
await aUser(db, operator, { role: "administrator" });
const vendor = await aKey(db, operator);

async function northwind() {
	const organization = await anOrganization(db);
	await aUser(db, organization, { role: "administrator" });
	return { organization, secret: await aKey(db, organization, { kind: "organization" }) };
}

const idOf = async (secret: string) => (await call(api, "GET /api_key", { secret })).json.api_key_id;

it("an organization's key lists its keys page by page, and never a secret", async () => {
	const { organization, secret } = await northwind();
	const second = await aKey(db, organization, { kind: "organization" });
	const first = await call(api, "GET /api_keys?limit=1", { secret });
	expect(first.json.api_keys).toMatchObject([{ api_key_id: await idOf(second), is_active: true, revoked_at: null }]);
	const next = await call(api, `GET /api_keys?limit=1&cursor=${first.json.next_cursor}`, { secret });
	expect(next.json).toMatchObject({ api_keys: [{ api_key_id: await idOf(secret) }], next_cursor: null });
	expect(JSON.stringify([first.json, next.json])).not.toContain(second);
	const others = await call(api, `GET /api_keys?organization_id=${organization.id}`, { secret: vendor });
	expect(others.json.api_keys).toHaveLength(2);
	const own = await call(api, "GET /api_keys", { secret: vendor });
	expect(own.json.api_keys).toMatchObject([{ kind: "vendor" }]);
});

it("a key is revoked at once, by one that reaches it, once or twice, itself included", async () => {
	const [here, elsewhere] = [await northwind(), await northwind()];
	const path = `POST /api_keys/${await idOf(here.secret)}/revocation`;
	expect((await call(api, path, { secret: elsewhere.secret })).status).toBe(404);
	const first = await call(api, path, { secret: vendor });
	expect(first.json).toMatchObject({ is_active: false });
	expect((await call(api, "GET /api_key", { secret: here.secret })).status).toBe(401);
	expect((await call(api, path, { secret: vendor })).json).toEqual(first.json);
	const log = { action: "api_key.revoked", organizationId: here.organization.id };
	expect(await db.auditEntry.count({ where: log })).toBe(1);
	const own = `POST /api_keys/${await idOf(elsewhere.secret)}/revocation`;
	expect((await call(api, own, { secret: elsewhere.secret })).status).toBe(200);
	expect((await call(api, own, { secret: elsewhere.secret })).status).toBe(401);
});
