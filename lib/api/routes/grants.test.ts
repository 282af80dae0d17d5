import { expect, it } from "vitest";
import { ensureSandbox } from "@/lib/api-keys/sandbox/ensure-sandbox.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aKey, call } from "@/lib/testing/api.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { availableTo } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { createApi } from "../create-api.ts";

const { db } = await testDatabase();
const api = createApi({ db });

const operator = await anOrganization(db, { isOperator: true });
await aUser(db, operator, { role: "administrator" });
const vendor = await aKey(db, operator);
const northwind = await anOrganization(db);

const give = (user: string, { secret = vendor, key = newId(), ...more }: Record<string, unknown> = {}) =>
	call(api, `POST /users/${encodeURIComponent(user)}/grants`, {
		...{ secret: String(secret), key: String(key) },
		body: { credit_type: "email", credits: 50, reason: "An outage", ...more },
	});

it("a grant arrives once per key, and its reason is in the log of the user's organization", async () => {
	const john = await aUser(db, northwind);
	const key = newId();
	const [first, again] = await Promise.all([give(john.email, { key }), give(john.email, { key })]);
	expect(first).toMatchObject({ status: 201, json: { user_id: john.id, balance_after: 50 } });
	expect(again.json).toEqual(first.json);
	expect(await give(john.email, { key, credits: 51 })).toMatchObject({ status: 422 });
	expect(await availableTo(db, john.id)).toBe(50n);
	const audited = await db.auditEntry.findMany({ where: { subjectId: john.id } });
	expect(audited).toMatchObject([
		{ action: "user.credits_granted", organizationId: northwind.id, reason: "An outage" },
	]);
	const grant = await call(api, `GET /users/${john.id}/grants/${first.json.grant_id}`, { secret: vendor });
	expect(grant.json).toMatchObject({
		...{ credits: 50, remaining: 50, expires_at: null, reason: "An outage", is_undone: false },
	});
});

it("a grant is undone once, also by two at once, and not while some of it is spent", async () => {
	const john = await aUser(db, northwind);
	const { grant_id } = (await give(john.id, { expires_on: "2999-12-31" })).json;
	const path = `/users/${john.id}/grants/${grant_id}`;
	const undo = () => call(api, `POST ${path}/undo`, { secret: vendor, body: { reason: "A mistake" } });
	const charge = { user: john.id, credit_type: "email", credits: 1, service: "s", item: "i" };
	const { charge_id } = (await call(api, "POST /charges", { secret: vendor, body: charge })).json;
	expect(await undo()).toMatchObject({ status: 409, json: { reason: "undone_has_fewer" } });
	await call(api, `POST /charges/${charge_id}/refunds`, { secret: vendor, body: {} });
	const undone = { status: 200, json: { remaining: 0, is_undone: true } };
	expect(await Promise.all([undo(), undo()])).toMatchObject([undone, undone]);
	expect(await availableTo(db, john.id)).toBe(0n);
});

it("is refused at a field, to other keys' users, and of a grant that isn't the user's", async () => {
	const [john, mary] = [await aUser(db, northwind), await aUser(db, northwind)];
	expect(await give(john.id, { credit_type: "fax" })).toMatchObject({
		...{ status: 404, json: { errors: [{ field: "credit_type" }] } },
	});
	expect(await give(john.id, { expires_on: "2020-01-01" })).toMatchObject({
		...{ status: 400, json: { errors: [{ field: "expires_on" }] } },
	});
	const confinedToId = await ensureSandbox({ actor: null, db }, { organizationId: operator.id });
	const test = await aKey(db, operator, { isTest: true, confinedToId });
	expect(await give(john.id, { secret: test })).toMatchObject({ status: 404 });
	const inSandbox = await db.user.findFirstOrThrow({ where: { organizationId: confinedToId } });
	expect(await give(inSandbox.id, { secret: test })).toMatchObject({ status: 201 });
	expect(await give(inSandbox.id)).toMatchObject({ status: 404 });
	const { grant_id } = (await give(john.id)).json;
	const other = await call(api, `GET /users/${mary.id}/grants/${grant_id}`, { secret: vendor });
	expect(other).toMatchObject({ status: 404, json: { reason: "api_grant_not_found" } });
	expect(await availableTo(db, mary.id)).toBe(0n);
});
