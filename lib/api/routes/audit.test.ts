import { expect, it } from "vitest";
import { beginRequest } from "@/lib/platform/current-request.ts";
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
	const administrator = await aUser(db, organization, { role: "administrator", name: "Ada Admin" });
	const secret = await aKey(db, organization, { kind: "organization" });
	return { organization, administrator, secret };
}

async function rename(secret: string, userId: string, name: string) {
	const { headers } = await call(api, `GET /users/${userId}`, { secret });
	const ifMatch = { "if-match": headers.get("etag") ?? "" };
	expect((await call(api, `PATCH /users/${userId}`, { secret, body: { name }, headers: ifMatch })).status).toBe(200);
}

it("the log says what a key changed, by which key, before and after", async () => {
	const { id: requestId } = beginRequest(null);
	const { organization, administrator, secret } = await northwind();
	const peter = await aUser(db, organization, { name: "Peter Young" });
	await rename(secret, peter.id, "Peter Old");
	const { json } = await call(api, `GET /audit_entries?subject_id=${peter.id}&action=user.changed`, { secret });
	const key = await db.apiKey.findFirstOrThrow({ where: { organizationId: organization.id } });
	expect(json.entries).toMatchObject([
		{
			actor: { kind: "user", user_id: administrator.id, name: "Ada Admin" },
			api_key_id: key.id,
			request_id: requestId,
			subject: { type: "user", id: peter.id, name: "Peter Old" },
			changes: [{ field: "name", before: "Peter Young", after: "Peter Old" }],
		},
	]);
	expect(json.next_cursor).toBeNull();
	const none = await call(api, `GET /audit_entries?subject_id=${peter.id}&to=2026-01-01`, { secret });
	expect(none.json.entries).toEqual([]);
});

it("the log goes on behind the entry where a page ended, also within one instant", async () => {
	const { organization, administrator, secret } = await northwind();
	const happenedAt = new Date("2026-03-01T12:00:00Z");
	const ids = [1, 2, 3, 4, 5].map((digit) => `00000000-0000-7000-8000-00000000000${digit}`);
	await db.auditEntry.createMany({
		data: ids.map((id, index) => ({
			...{ id, organizationId: organization.id, actorId: administrator.id, action: "user.signed_in" },
			...{ subjectType: "user", subjectId: administrator.id },
			happenedAt: index < 3 ? happenedAt : new Date("2026-02-01T12:00:00Z"),
		})),
	});
	const query = `actor=${administrator.id}&action=user.signed_in&limit=2`;
	const seen: string[] = [];
	for (let cursor: string | null = ""; cursor !== null; ) {
		const { json } = await call(api, `GET /audit_entries?${query}${cursor && `&cursor=${cursor}`}`, { secret });
		seen.push(...json.entries.map(({ audit_entry_id }: { audit_entry_id: string }) => audit_entry_id));
		cursor = json.next_cursor;
	}
	expect(seen).toEqual(ids);
	const first = await call(api, `GET /audit_entries?${query}`, { secret });
	const other = await call(api, `GET /audit_entries?limit=2&cursor=${first.json.next_cursor}`, { secret });
	expect(other).toMatchObject({ status: 400, json: { code: "invalid_cursor" } });
});

it("the log is one organization's: a key reads no other's, and the vendor's says whose", async () => {
	const [here, elsewhere] = [await northwind(), await northwind()];
	const path = (id: string) => `GET /audit_entries?organization_id=${id}`;
	expect(await call(api, path(here.organization.id), { secret: elsewhere.secret })).toMatchObject({ status: 404 });
	expect(await call(api, path(here.organization.id), { secret: vendor })).toMatchObject({ status: 200 });
	expect(await call(api, "GET /audit_entries", { secret: vendor })).toMatchObject({ status: 404 });
	const unread = await aKey(db, here.organization, { kind: "organization", scopes: ["view_users"] });
	expect(await call(api, "GET /audit_entries", { secret: unread })).toMatchObject({ status: 403 });
});
