import { describe, expect, it } from "vitest";
import { ensureSandbox } from "@/lib/api-keys/sandbox/ensure-sandbox.ts";
import { aKey, call } from "@/lib/testing/api.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { anOrganization, aServiceUser, aUser } from "@/lib/testing/people.ts";
import { createApi } from "../create-api.ts";

const { db } = await testDatabase();
const api = createApi({ db });

const operator = await anOrganization(db, { isOperator: true });
await aUser(db, operator, { role: "administrator" });
const vendor = await aKey(db, operator);

async function northwind() {
	const organization = await anOrganization(db);
	const administrator = await aUser(db, organization, { role: "administrator", name: "Ada Admin" });
	const [john, peter] = [await aUser(db, organization, { name: "John" }), await aUser(db, organization)];
	return { organization, administrator, john, peter };
}

const read = async (user: string, secret = vendor) => {
	const reply = await call(api, `GET /users/${encodeURIComponent(user)}`, { secret });
	return { ...reply.json, status_code: reply.status, etag: reply.headers.get("etag") ?? "" };
};

const change = async (route: string, body: unknown, { secret = vendor, etag }: { secret?: string; etag: string }) =>
	call(api, route, { secret, body, headers: { "if-match": etag } });

describe("listing users", () => {
	it("goes on where it ended, with the same filters only", async () => {
		const { organization, john, peter, administrator } = await northwind();
		const page = (query: string, secret = vendor) => call(api, `GET /users?${query}`, { secret });
		const filter = `organization_id=${organization.id}&limit=2`;
		const first = await page(filter);
		expect(first.json.users.map(({ user_id }: { user_id: string }) => user_id)).toEqual([administrator.id, john.id]);
		const cursor = encodeURIComponent(first.json.next_cursor);
		const second = await page(`${filter}&cursor=${cursor}`);
		expect(second.json).toMatchObject({ users: [{ user_id: peter.id }], next_cursor: null });
		expect(await page(`limit=2&cursor=${cursor}`)).toMatchObject({ status: 400, json: { code: "invalid_cursor" } });
		const other = await aKey(db, operator);
		expect(await page(`${filter}&cursor=${cursor}`, other)).toMatchObject({ json: { code: "invalid_cursor" } });
		const own = await aKey(db, (await northwind()).organization, { kind: "organization" });
		expect((await page(filter, own)).json.users).toEqual([]);
	});

	it("finds those who use someone's credits, and removed ones where they are asked for", async () => {
		const { organization, john, peter } = await northwind();
		await db.user.update({ where: { id: peter.id }, data: { creditOwnerId: john.id } });
		const found = await call(api, `GET /users?credit_owner=${john.email}`, { secret: vendor });
		expect(found.json.users.map(({ user_id }: { user_id: string }) => user_id)).toEqual([peter.id]);
		const gone = await aUser(db, organization, { status: "removed" });
		const ids = async (more: string) => {
			const { json } = await call(api, `GET /users?organization_id=${organization.id}${more}`, { secret: vendor });
			return json.users.map(({ user_id }: { user_id: string }) => user_id);
		};
		expect(await ids("")).not.toContain(gone.id);
		expect(await ids("&status=removed")).toEqual([gone.id]);
	});
});

describe("making users", () => {
	const body = (organizationId: string, more = {}) => ({
		organization_id: organizationId,
		name: "Nina New",
		email: `nina.${organizationId}@test.example`,
		...more,
	});

	it("is done once per key, with an id of the vendor's, and proves no address", async () => {
		const { organization } = await northwind();
		const make = (more = {}, key = organization.id, secret = vendor) =>
			call(api, "POST /users", { secret, key, body: body(organization.id, { external_id: organization.id, ...more }) });
		const [first, again] = await Promise.all([make(), make()]);
		expect(first).toMatchObject({ status: 201, json: { user_id: expect.any(String) } });
		expect(again.json).toEqual(first.json);
		expect((await make()).json).toEqual(first.json);
		expect(await make({ name: "Someone Else" })).toMatchObject({ status: 422, json: { code: "key_used_otherwise" } });
		expect(await make({}, "other")).toMatchObject({ status: 409, json: { reason: "email_has_account" } });
		const taken = await make({ email: "new@test.example" }, "third");
		expect(taken).toMatchObject({
			status: 409,
			json: { reason: "external_id_taken", errors: [{ field: "external_id" }] },
		});
		const made = await read(`external:${organization.id}`);
		expect(made).toMatchObject({
			user_id: first.json.user_id,
			role: "Member",
			is_email_verified: false,
			credit_owner_id: first.json.user_id,
		});
		expect(await db.auditEntry.count({ where: { subjectId: made.user_id, action: "user.created" } })).toBe(1);
		const stored = await db.request.findFirstOrThrow({ where: { key: organization.id } });
		expect(JSON.stringify(stored.answer)).not.toContain("test.example");
	});

	it("is a test key's in its sandbox, in the name of the sandbox's administrator", async () => {
		const { organization } = await northwind();
		const confinedToId = await ensureSandbox({ actor: null, db }, { organizationId: organization.id });
		const secret = await aKey(db, operator, { isTest: true, confinedToId });
		const body = { name: "Nina New", email: `nina.${organization.id}@test.example` };
		const made = await call(api, "POST /users", { secret, body });
		expect(made.status).toBe(201);
		expect(await db.user.findUniqueOrThrow({ where: { id: made.json.user_id } })).toMatchObject({
			organizationId: confinedToId,
		});
	});

	it("is the vendor's alone, and not in the vendor's own organization", async () => {
		const { organization } = await northwind();
		const own = await aKey(db, organization, { kind: "organization" });
		const refused = await call(api, "POST /users", { secret: own, body: body(organization.id) });
		expect(refused).toMatchObject({ status: 403, json: { reason: "api_vendor_only" } });
		for (const route of ["POST /users", "POST /invitations"]) {
			const asked = body(operator.id, { role: "administrator" });
			expect(await call(api, route, { secret: vendor, body: asked })).toMatchObject({
				status: 403,
				json: { reason: "operator_people_by_people" },
			});
		}
		expect(
			await db.user.count({ where: { name: "Nina New", organizationId: { in: [organization.id, operator.id] } } }),
		).toBe(0);
	});

	it("invites by mail, once per key, into the key's own organization", async () => {
		const [here, elsewhere] = [await northwind(), await northwind()];
		const secret = await aKey(db, here.organization, { kind: "organization" });
		const { organization_id: _, ...asked } = body(here.organization.id);
		const invite = (more = {}) =>
			call(api, "POST /invitations", { secret, key: "invite", body: { ...asked, ...more } });
		const first = await invite();
		expect(first.status).toBe(201);
		expect((await invite()).json).toEqual(first.json);
		const sent = { organizationId: here.organization.id };
		expect(await db.invitation.count({ where: sent })).toBe(1);
		expect(await db.mail.count({ where: { kind: "invitation", recipientEmail: asked.email } })).toBe(1);
		const there = await call(api, "POST /invitations", { secret, body: body(elsewhere.organization.id) });
		expect(there).toMatchObject({ status: 404, json: { reason: "api_organization_not_found" } });
	});

	it("makes service users, with who is responsible", async () => {
		const { organization, john } = await northwind();
		const asked = { organization_id: organization.id, name: "Sender", responsible: john.email, credit_owner: john.id };
		const made = await call(api, "POST /service_users", { secret: vendor, body: { ...asked, external_id: "svc-1" } });
		expect(made.status).toBe(201);
		expect(await read("svc-1")).toMatchObject({
			user_id: made.json.user_id,
			kind: "service",
			email: null,
			responsible_id: john.id,
			credit_owner_id: john.id,
		});
		const nobody = await call(api, "POST /service_users", {
			secret: vendor,
			body: { ...asked, responsible: "nobody" },
		});
		expect(nobody).toMatchObject({ status: 404, json: { errors: [{ field: "responsible" }] } });
	});
});

describe("changing a user", () => {
	it("needs the version that was read, so that of two at once one is done", async () => {
		const { peter } = await northwind();
		const path = `PATCH /users/${peter.id}`;
		expect(await call(api, path, { secret: vendor, body: { name: "P" } })).toMatchObject({ status: 428 });
		const { etag } = await read(peter.id);
		const both = await Promise.all([change(path, { name: "One" }, { etag }), change(path, { name: "Two" }, { etag })]);
		expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
		const done = both.find(({ status }) => status === 200);
		expect((await read(peter.id)).etag).toBe(done?.headers.get("etag"));
		expect(await db.auditEntry.count({ where: { subjectId: peter.id, action: "user.changed" } })).toBe(1);
	});

	it("changes all that is asked or nothing, of a person and of a service user", async () => {
		const { organization, john, peter } = await northwind();
		await db.user.update({ where: { id: john.id }, data: { externalId: `taken-${john.id}` } });
		const { etag } = await read(peter.id);
		const path = `PATCH /users/${peter.id}`;
		const taken = await change(path, { name: "New Name", external_id: `taken-${john.id}` }, { etag });
		expect(taken).toMatchObject({ status: 409, json: { reason: "external_id_taken" } });
		expect(await read(peter.id)).toMatchObject({ name: peter.name, etag });
		const asked = { name: "New Name", role: "administrator", time_zone: "Asia/Tokyo", external_id: `crm-${peter.id}` };
		expect(await change(path, asked, { etag })).toMatchObject({
			status: 200,
			json: { name: "New Name", role: "Administrator", external_id: `crm-${peter.id}`, email: peter.email },
		});
		const robot = await aServiceUser(db, organization, { responsibleId: john.id });
		const robotTag = (await read(robot.id)).etag;
		const wrong = await change(`PATCH /users/${robot.id}`, { language: "en" }, { etag: robotTag });
		expect(wrong).toMatchObject({ status: 400, json: { reason: "api_field_of_person" } });
		const changed = { name: "Robot Two", responsible: peter.id };
		expect(await change(`PATCH /users/${robot.id}`, changed, { etag: robotTag })).toMatchObject({
			json: { name: "Robot Two", responsible_id: peter.id },
		});
	});

	it("sets the Credit Owner, and says who else is concerned", async () => {
		const { john, peter, administrator } = await northwind();
		const set = async (user: string, body: object) =>
			change(`PUT /users/${user}/credit_owner`, body, { etag: (await read(user)).etag });
		expect(await set(peter.id, { credit_owner: john.email })).toMatchObject({ json: { credit_owner_id: john.id } });
		expect(await set(administrator.id, { credit_owner: peter.id })).toMatchObject({
			status: 409,
			json: { reason: "credit_owner_is_credit_user", errors: [{ field: "credit_owner" }] },
		});
		expect(await set(john.id, { credit_owner: administrator.id })).toMatchObject({
			status: 409,
			json: { reason: "owner_has_credit_users" },
		});
		const along = { credit_owner: administrator.id, credit_users: { to: "owner", credit_owner: administrator.id } };
		expect(await set(john.id, along)).toMatchObject({ json: { credit_owner_id: administrator.id } });
		expect(await read(peter.id)).toMatchObject({ credit_owner_id: administrator.id });
		expect(await set(peter.id, { credit_owner: null })).toMatchObject({ json: { credit_owner_id: peter.id } });
	});

	it("suspends, pauses with a reason, and lets in again", async () => {
		const { organization, peter } = await northwind();
		const robot = await aServiceUser(db, organization, { responsibleId: peter.id });
		const set = async (user: string, body: object) =>
			change(`PUT /users/${user}/status`, body, { etag: (await read(user)).etag });
		expect(await set(robot.id, { status: "suspended" })).toMatchObject({
			status: 400,
			json: { reason: "api_pause_reason_missing" },
		});
		const paused = await set(robot.id, { status: "suspended", reason: "Sends twice" });
		expect(paused).toMatchObject({ json: { status: "suspended", pause_reason: "Sends twice" } });
		expect(await set(robot.id, { status: "active" })).toMatchObject({ json: { status: "active", pause_reason: null } });
		expect(await set(peter.id, { status: "suspended" })).toMatchObject({ json: { status: "suspended" } });
		expect(await set(peter.id, { status: "suspended" })).toMatchObject({ status: 200 });
		expect(await set(peter.id, { status: "active" })).toMatchObject({ json: { status: "active" } });
	});

	it("is confined to the organization of its key, and leaves the vendor's ids alone", async () => {
		const [here, elsewhere] = [await northwind(), await northwind()];
		const secret = await aKey(db, here.organization, { kind: "organization" });
		const stranger = await change(`PATCH /users/${elsewhere.peter.id}`, { name: "X" }, { secret, etag: '"0"' });
		expect(stranger).toMatchObject({ status: 404, json: { reason: "api_user_not_found" } });
		const { etag } = await read(here.peter.id, secret);
		const owner = await change(
			`PUT /users/${here.peter.id}/credit_owner`,
			{ credit_owner: elsewhere.john.id },
			{ secret, etag },
		);
		expect(owner).toMatchObject({ status: 404, json: { errors: [{ field: "credit_owner" }] } });
		const id = await change(`PATCH /users/${here.peter.id}`, { external_id: "mine" }, { secret, etag });
		expect(id).toMatchObject({ status: 403, json: { reason: "api_vendor_only" } });
		expect(await change(`PATCH /users/${here.peter.id}`, { name: "Mine" }, { secret, etag })).toMatchObject({
			status: 200,
		});
		const { id: chief } = await aUser(db, operator, { role: "administrator" });
		expect(await change(`PATCH /users/${chief}`, { name: "X" }, { etag: '"0"' })).toMatchObject({ status: 403 });
	});
});

describe("organizations", () => {
	it("are made with an administrator, once per key, and reached by the vendor and by themselves", async () => {
		const body = {
			name: "Acme Ltd",
			administrator: { name: "Sally", email: "sally@acme.example", external_id: "sally" },
		};
		const make = (secret = vendor) => call(api, "POST /organizations", { secret, key: "acme", body });
		const [first, again] = await Promise.all([make(), make()]);
		expect(first.status).toBe(201);
		expect(again.json).toEqual(first.json);
		const { organization_id: id, administrator_id } = first.json;
		expect(await read("sally")).toMatchObject({
			user_id: administrator_id,
			organization_id: id,
			role: "Administrator",
		});
		const named = await call(api, "GET /organizations?name=acme", { secret: vendor });
		expect(named.json.organizations).toMatchObject([{ organization_id: id, name: "Acme Ltd", is_sandbox: false }]);
		const invited = { organization_id: id, name: "Tom Reed", email: "tom@acme.example" };
		expect(await call(api, "POST /invitations", { secret: vendor, body: invited })).toMatchObject({ status: 201 });
	});

	it("are not made by a test key, and not found by those who don't reach them", async () => {
		const { organization } = await northwind();
		const sandbox = await anOrganization(db);
		await db.organization.update({ where: { id: sandbox.id }, data: { sandboxOfId: organization.id } });
		const test = await aKey(db, operator, { isTest: true, confinedToId: sandbox.id });
		const body = { name: "Beta", administrator: { name: "B", email: "b@beta.example" } };
		expect(await call(api, "POST /organizations", { secret: test, body })).toMatchObject({
			status: 403,
			json: { reason: "api_test_key" },
		});
		const status = async (id: string, secret: string) =>
			(await call(api, `GET /organizations/${id}`, { secret })).status;
		expect(await status(organization.id, test)).toBe(404);
		expect(await status(sandbox.id, test)).toBe(200);
		expect(await status(sandbox.id, vendor)).toBe(404);
		expect(await status(organization.id, vendor)).toBe(200);
	});
});
