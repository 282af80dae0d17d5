import { describe, expect, it, vi } from "vitest";
import { pauseServiceUser } from "@/lib/service-users/pause-service-user.ts";
import { aKey, call } from "@/lib/testing/api.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { availableTo, grantCredits } from "@/lib/testing/ledger.ts";
import { actorOf, anOrganization, aServiceUser, aUser } from "@/lib/testing/people.ts";
import { createApi } from "./create-api.ts";

const { db } = await testDatabase();
const api = createApi({ db });

const operator = await anOrganization(db, { isOperator: true });
const vendor = await aKey(db, operator);

async function aSpender(credits = 100n) {
	const organization = await anOrganization(db);
	const user = await aUser(db, organization);
	await grantCredits(db, user.id, credits);
	return { organization, user };
}

const CHARGE = { credit_type: "email", credits: 5, service: "campaign", item: "Spring" };

describe("a request", () => {
	it("needs a key that works", async () => {
		const { user } = await aSpender();
		const body = { ...CHARGE, user: user.id };
		expect(await call(api, "POST /charges", { body })).toMatchObject({
			status: 401,
			json: { code: "unauthenticated", status: 401, type: "/api/reference#unauthenticated" },
		});
		const unknown = await call(api, "POST /charges", { body, secret: `cp_live_${"0".repeat(64)}` });
		expect(unknown).toMatchObject({ status: 401, json: { code: "unauthenticated" } });
		expect(unknown.headers.get("www-authenticate")).toContain("Bearer");
		expect(unknown.headers.get("content-type")).toBe("application/problem+json");
		const expired = await aKey(db, operator, { expiresAt: new Date("2026-01-01") });
		expect(await call(api, "POST /charges", { body, secret: expired })).toMatchObject({
			json: { code: "api_key_expired" },
		});
		expect(await availableTo(db, user.id)).toBe(100n);
	});

	it("needs the route's scope", async () => {
		const { user } = await aSpender();
		const secret = await aKey(db, operator, { scopes: ["view_usage"] });
		const refused = await call(api, "POST /charges", { secret, body: { ...CHARGE, user: user.id } });
		expect(refused).toMatchObject({ status: 403, json: { code: "scope_missing", reason: "charge" } });
	});

	it("is JSON, as strict as its schema", async () => {
		const { user } = await aSpender();
		const good = { ...CHARGE, user: user.id };
		const post = async (body: unknown, headers = {}) => {
			const { status, json } = await call(api, "POST /charges", { secret: vendor, body, headers });
			return `${status} ${json.code}`;
		};
		expect(await post(good, { "content-type": "text/plain" })).toBe("415 wrong_content_type");
		expect(await post(good, { "content-encoding": "gzip" })).toBe("415 wrong_content_type");
		expect(await post("{")).toBe("400 malformed");
		expect(await post("")).toBe("400 invalid");
		expect(await post(`{"user":"a","user":"b"}`)).toBe("400 malformed");
		expect(await post(`{"__proto__":{}}`)).toBe("400 malformed");
		expect(await post(`{"credits":1.5}`)).toBe("400 malformed");
		expect(await post(`{"credits":9007199254740993}`)).toBe("400 malformed");
		expect(await post("[".repeat(20_000) + "]".repeat(20_000))).toBe("400 malformed");
		expect(await post({ ...good, balance: 5 })).toBe("400 invalid");
		expect(await post({ ...good, item: "a\0b" })).toBe("400 invalid");
		expect(await post({ ...good, item: "\ud800" })).toBe("400 invalid");
		expect(await post({ ...good, credits: 0 })).toBe("400 invalid");
		expect(await post({ ...good, credits: "5" })).toBe("400 invalid");
		expect(await post({ ...good, item: "x".repeat(1_000_000) })).toBe("413 too_large");
		expect(await post(null)).toBe("400 invalid");
		expect(await post(good, { "idempotency-key": "" })).toBe("400 key_missing");
		expect(await post(good, { "idempotency-key": "a b" })).toBe("400 key_missing");
		expect(await availableTo(db, user.id)).toBe(100n);
	});

	it("is answered with how many more there may be, and by which fields are wrong", async () => {
		const { status, headers, json } = await call(api, "POST /charges", { secret: vendor, body: { credits: -1, x: 1 } });
		expect(status).toBe(400);
		expect(Number(headers.get("ratelimit-limit"))).toBeGreaterThan(Number(headers.get("ratelimit-remaining")));
		expect(headers.get("cache-control")).toBe("no-store");
		expect(json.errors.map(({ field }: { field: string }) => field)).toEqual(
			expect.arrayContaining(["credits", "x", "user", "item"]),
		);
	});

	it("to no address, or with another method, is a problem too", async () => {
		expect(await call(api, "GET /nothing", { secret: vendor })).toMatchObject({
			status: 404,
			json: { code: "not_found" },
		});
		const wrong = await call(api, "DELETE /charges", { secret: vendor });
		expect(wrong).toMatchObject({ status: 405, json: { code: "method_not_allowed" } });
		expect(wrong.headers.get("allow")).toBe("POST");
		expect(await call(api, "GET /users/%00/balances", { secret: vendor })).toMatchObject({ status: 400 });
		expect(await call(api, "GET /users/%E0%A4%A/balances", { secret: vendor })).toMatchObject({ status: 404 });
	});
});

describe("charging", () => {
	it("takes credits once per key, however the user is named, and tells who paid", async () => {
		const { user } = await aSpender();
		const ask = (reference: string, key: string, more = {}) =>
			call(api, "POST /charges", { secret: vendor, key, body: { ...CHARGE, user: reference, ...more } });
		const first = await ask(user.email.toUpperCase(), "one");
		expect(first).toMatchObject({ status: 201, json: { credits: 5, paid_by: [{ credits: 5, balance_after: 95 }] } });
		expect((await ask(user.id, "one")).json).toEqual(first.json);
		await db.user.update({ where: { id: user.id }, data: { externalId: `crm-${user.id}` } });
		expect((await ask(`crm-${user.id}`, "one")).json).toEqual(first.json);
		expect((await ask(`external:crm-${user.id}`, "one")).json).toEqual(first.json);
		expect(await ask(user.id, "one", { credits: 6 })).toMatchObject({
			status: 422,
			json: { code: "key_used_otherwise" },
		});
		expect(await availableTo(db, user.id)).toBe(95n);
		const poor = await ask(user.id, "two", { credits: 96 });
		expect(poor).toMatchObject({
			status: 402,
			json: { code: "insufficient_credits", reason: "insufficient_credits", values: { needed: 96, available: 95 } },
		});
		await grantCredits(db, user.id, 10n);
		expect((await ask(user.id, "two", { credits: 96 })).json).toEqual(poor.json);
	});

	it("does many at once, each by itself", async () => {
		const { user } = await aSpender(10n);
		const charge = (key: string, more = {}) => ({ key, ...CHARGE, user: user.id, ...more });
		const asked = [
			charge("b1"),
			charge("b2", { credits: 6 }),
			charge("b1"),
			charge("b1", { credits: 1 }),
			charge("b3"),
		];
		const { status, json } = await call(api, "POST /charges/batch", { secret: vendor, body: { charges: asked } });
		expect(status).toBe(200);
		const told = json.results.map((one: { key: string; status: number }) => `${one.key} ${one.status}`);
		expect(told).toEqual(["b1 201", "b2 402", "b1 201", "b1 422", "b3 201"]);
		expect(json.results[2].charge).toEqual(json.results[0].charge);
		expect(await availableTo(db, user.id)).toBe(0n);
	});

	it("is given back, in parts or as if it had not been", async () => {
		const { user } = await aSpender();
		const { json: charged } = await call(api, "POST /charges", { secret: vendor, body: { ...CHARGE, user: user.id } });
		const path = `/charges/${charged.charge_id}`;
		const refunded = await call(api, `POST ${path}/refunds`, {
			secret: vendor,
			body: { credits: 2, reason: "Bounced" },
		});
		expect(refunded).toMatchObject({ status: 201, json: { refunded: 2, refunded_in_all: 2 } });
		expect(await call(api, `POST ${path}/cancellation`, { secret: vendor, body: {} })).toMatchObject({
			status: 409,
			json: { code: "conflict", reason: "charge_refunded" },
		});
		expect(await call(api, `GET ${path}`, { secret: vendor })).toMatchObject({
			json: { credits: 5, refunded: 2, status: "partly_refunded", user_id: user.id, item: "Spring" },
		});
		expect(await availableTo(db, user.id)).toBe(97n);
	});
});

describe("a key reaches", () => {
	it("a service user alone, its organization alone, and no sandbox but its own", async () => {
		const [one, other] = [await aSpender(), await aSpender()];
		const sandbox = await aSpender();
		const robot = await aServiceUser(db, one.organization, { responsibleId: one.user.id });
		await grantCredits(db, robot.id, 10n);
		await db.organization.update({
			where: { id: sandbox.organization.id },
			data: { sandboxOfId: one.organization.id },
		});
		const keys = {
			vendor,
			own: await aKey(db, one.organization, { kind: "organization" }),
			service: await aKey(db, one.organization, { kind: "service_user", userId: robot.id }),
			test: await aKey(db, one.organization, {
				kind: "organization",
				isTest: true,
				confinedToId: sandbox.organization.id,
			}),
		};
		const reach = async (secret: string) => {
			const users = [one.user, other.user, sandbox.user, robot];
			const calls = users.map(({ id }) => call(api, `GET /users/${id}/balances`, { secret }));
			return (await Promise.all(calls)).map(({ status }) => status);
		};
		expect(await reach(keys.vendor)).toEqual([200, 200, 404, 200]);
		expect(await reach(keys.own)).toEqual([200, 404, 404, 200]);
		expect(await reach(keys.service)).toEqual([404, 404, 404, 200]);
		expect(await reach(keys.test)).toEqual([404, 404, 200, 404]);
		const charge = (userId: string) =>
			call(api, "POST /charges", { secret: keys.service, body: { ...CHARGE, user: userId } });
		expect(await charge(robot.id)).toMatchObject({ status: 201 });
		expect(await charge(one.user.id)).toMatchObject({ status: 404, json: { reason: "api_user_not_found" } });
		const administrator = await aUser(db, one.organization, { role: "administrator", name: "Ada Admin" });
		const context = { actor: await actorOf(db, administrator), db };
		await pauseServiceUser(context, { userId: robot.id, reason: "Sends twice" });
		expect(await charge(robot.id)).toMatchObject({
			status: 403,
			json: { code: "paused", detail: `${robot.name} was paused by Ada Admin because: Sends twice` },
		});
		expect(await call(api, `GET /users/${robot.id}/balances`, { secret: keys.service })).toMatchObject({
			status: 403,
			json: { code: "paused", detail: "Paused by Ada Admin, because: Sends twice" },
		});
		// The refused charge can be looked up (product.md 57).
		await vi.waitUntil(async () => (await db.refusal.count({ where: { userId: robot.id } })) > 0, { timeout: 30_000 });
	});
});

it("the document and the reference are for everyone, and the health checks answer", async () => {
	const document = await call(api, "GET /openapi.json");
	expect(document.json).toMatchObject({
		openapi: "3.1.0",
		paths: { "/charges": { post: { operationId: "createCharge" } } },
	});
	const page = await api.request("http://localhost/api/reference");
	expect(page.headers.get("content-type")).toContain("text/html");
	expect(await page.text()).toContain("Charge credits");
	for (const path of ["/api/live", "/api/reference.css"]) {
		expect((await api.request(`http://localhost${path}`)).status).toBe(200);
	}
});
