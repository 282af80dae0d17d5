import { beforeAll, describe, expect, it } from "vitest";
import { aKey, call } from "@/lib/testing/api.ts";
import { aShareGroup, boughtCredits } from "@/lib/testing/credits.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { availableTo, grantCredits } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser, type TestUser } from "@/lib/testing/people.ts";
import { share } from "@/lib/testing/sharing.ts";
import { createApi } from "../create-api.ts";

const { db } = await testDatabase();
const api = createApi({ db });

const vendor = await aKey(db, await anOrganization(db, { isOperator: true }));
const northwind = await anOrganization(db);
const own = await aKey(db, northwind, { kind: "organization" });

const ask = (route: string, body?: unknown, more = {}) => call(api, route, { secret: vendor, body, ...more });

const aCharge = ({ id }: TestUser, credits = 5, more = {}) => ({
	user: id,
	credit_type: "email",
	credits,
	service: "campaign",
	item: "Spring",
	...more,
});

async function aSpender(credits = 100n) {
	const user = await aUser(db, northwind);
	await grantCredits(db, user.id, credits);
	return user;
}

describe("a hold", () => {
	const hold = async (user: TestUser, credits = 40) => {
		const { json } = await ask("POST /holds", aCharge(user, credits, { expires_in_seconds: 600 }));
		return json.hold_id as string;
	};

	it("is captured for less, and the rest is free again", async () => {
		const user = await aSpender();
		const id = await hold(user);
		expect(await availableTo(db, user.id)).toBe(60n);
		expect(await ask(`GET /holds/${id}`)).toMatchObject({ json: { status: "open", credits: 40, user_id: user.id } });
		const captured = await ask(`POST /holds/${id}/capture`, { credits: 25 }, { key: "capture" });
		expect(captured).toMatchObject({
			status: 201,
			json: { credits: 25, paid_by: [{ credits: 25, balance_after: 75 }] },
		});
		expect((await ask(`POST /holds/${id}/capture`, { credits: 25 }, { key: "capture" })).json).toEqual(captured.json);
		expect(await ask(`POST /holds/${id}/capture`, { credits: 25 })).toMatchObject({
			status: 409,
			json: { reason: "hold_is_over" },
		});
		expect(await availableTo(db, user.id)).toBe(75n);
		expect(await ask(`GET /charges/${captured.json.charge_id}`)).toMatchObject({ json: { hold_id: id } });
	});

	it("is released, or extended as far as 30 days", async () => {
		const user = await aSpender();
		const id = await hold(user);
		const before = (await ask(`GET /holds/${id}`)).json.expires_at;
		const extended = await ask(`POST /holds/${id}/extension`, { expires_in_seconds: 3_600 });
		expect(extended).toMatchObject({ status: 201, json: { hold_id: id, credits: 40 } });
		expect(extended.json.expires_at > before).toBe(true);
		expect(await ask(`POST /holds/${id}/extension`, { expires_in_seconds: 30 * 86_400 + 1 })).toMatchObject({
			status: 400,
		});
		expect(await ask(`POST /holds/${id}/release`, {})).toMatchObject({ status: 201, json: { released: 40 } });
		expect(await availableTo(db, user.id)).toBe(100n);
		expect(await ask(`POST /holds/${id}/capture`, {})).toMatchObject({ json: { reason: "hold_is_over" } });
	});
});

describe("what a user has", () => {
	it("is checked and listed in paying order, and a stranger's group has no name for an organization's key", async () => {
		const acme = await anOrganization(db);
		const [sally, tom] = [await aUser(db, acme, { name: "Sally" }), await aUser(db, northwind, { name: "Tom" })];
		await boughtCredits(db, { beneficiaryId: sally.id, creditTypeId: "lab", credits: 50n });
		await grantCredits(db, tom.id, 7n, { creditTypeId: "lab" });
		const shareGroupId = await aShareGroup(db, { creatorId: sally.id, addresses: [tom.email] });
		await share(db, shareGroupId, 10n);
		const check = { user: tom.email, credit_type: "lab", credits: 12 };
		expect(await ask("POST /checks", check)).toMatchObject({
			status: 200,
			json: {
				passes: true,
				problem: null,
				paid_by: [
					{ kind: "share_group", name: "ABCgroup", share_group_id: shareGroupId, credits: 10, available_after: 0 },
					{ kind: "wallet", name: "Tom", credits: 2, available_after: 5 },
				],
			},
		});
		const seen = await ask("POST /checks", check, { secret: own });
		expect(seen).toMatchObject({
			json: { paid_by: [{ name: null, share_group_id: null, credits: 10 }, { name: "Tom" }] },
		});
		expect(JSON.stringify(seen.json)).not.toContain("ABC");
		expect(await ask("POST /checks", { ...check, credits: 18 })).toMatchObject({
			status: 200,
			json: { passes: false, paid_by: [], problem: { code: "insufficient_credits", values: { available: 17 } } },
		});
		expect(await ask("POST /checks", { ...check, credits: 11, share_group_id: shareGroupId })).toMatchObject({
			json: { passes: false },
		});
		const labOf = async (secret: string) => {
			const { json } = await ask(`GET /users/${tom.id}/balances`, undefined, { secret });
			return json.balances.find(({ credit_type }: { credit_type: string }) => credit_type === "lab");
		};
		expect(await labOf(vendor)).toMatchObject({
			spendable: 17,
			pools: [
				{ name: "ABCgroup", owner_id: sally.id, spendable: 10 },
				{ name: "Tom", spendable: 7 },
			],
		});
		expect(await labOf(own)).toMatchObject({
			spendable: 17,
			pools: [{ name: null, owner_id: null, share_group_id: null, spendable: 10 }, { name: "Tom" }],
		});
	});
});

describe("usage", () => {
	let user: TestUser;
	beforeAll(async () => {
		user = await aSpender();
		for (const [index, service] of ["campaign", "sms", "campaign", "campaign", "sms"].entries()) {
			await ask("POST /charges", aCharge(user, index + 1, { service }));
		}
		const { rows } = (await ask(`GET /usage?user=${user.id}`)).json;
		await ask(`POST /charges/${rows[0].charge_id}/refunds`, { credits: 2 });
		await ask(`POST /charges/${rows[1].charge_id}/cancellation`, {});
	});

	const creditsOf = ({ json }: { json: { rows: { credits: number }[] } }) => json.rows.map(({ credits }) => credits);

	it("is listed page by page, newest first, without cancelled charges", async () => {
		const whole = await ask(`GET /usage?user=${user.id}`);
		expect(creditsOf(whole)).toEqual([5, 3, 2, 1]);
		expect(whole.json.rows[0]).toMatchObject({ refunded: 2, status: "partly_refunded", user_id: user.id });
		const first = await ask(`GET /usage?user=${user.id}&limit=3`);
		expect(creditsOf(first)).toEqual([5, 3, 2]);
		const second = await ask(`GET /usage?user=${user.id}&limit=3&cursor=${first.json.next_cursor}`);
		expect([creditsOf(second), second.json.next_cursor]).toEqual([[1], null]);
		expect(creditsOf(await ask(`GET /usage?user=${user.id}&service=sms`))).toEqual([5, 2]);
		expect(creditsOf(await ask(`GET /usage?user=${user.id}&credit_type=lab`))).toEqual([]);
		expect(creditsOf(await ask(`GET /usage?pool_id=${whole.json.rows[0].pool_id}`))).toEqual([5, 3, 2, 1]);
		expect(creditsOf(await ask(`GET /usage?user=${user.id}&to=2026-01-01`))).toEqual([]);
	});

	it("refuses a cursor of another filter, another key, or none of ours, and no owner", async () => {
		const { next_cursor } = (await ask(`GET /usage?user=${user.id}&limit=1`)).json;
		for (const route of [
			`GET /usage?user=${user.id}&limit=1&service=sms&cursor=${next_cursor}`,
			`GET /usage?user=${user.id}&cursor=abc`,
			`GET /usage/sums?user=${user.id}&by=day&cursor=${next_cursor}`,
		]) {
			expect(await ask(route)).toMatchObject({ status: 400, json: { code: "invalid_cursor" } });
		}
		const others = await ask(`GET /usage?user=${user.id}&limit=1&cursor=${next_cursor}`, undefined, { secret: own });
		expect(others).toMatchObject({ json: { code: "invalid_cursor" } });
		expect(await ask("GET /usage")).toMatchObject({ status: 400, json: { reason: "api_usage_of_one" } });
		expect(await ask("GET /usage?colour=red")).toMatchObject({ status: 400, json: { code: "invalid" } });
		expect(await ask(`GET /usage?user=a&user=b`)).toMatchObject({ status: 400, json: { code: "malformed" } });
	});

	it("is summed by user, service, pool, day and month", async () => {
		const sums = async (query: string, secret = vendor) => {
			const { json } = await ask(`GET /usage/sums?${query}`, undefined, { secret });
			return json.sums.map(({ key, charged, refunded, charges }: Record<string, unknown>) => [
				key,
				charged,
				refunded,
				charges,
			]);
		};
		const of = `user=${user.id}`;
		expect(await sums(`${of}&by=service`)).toEqual([
			["campaign", 4, 0, 2],
			["sms", 7, 2, 2],
		]);
		expect(await sums(`${of}&by=user`)).toEqual([[user.id, 11, 2, 4]]);
		const [day] = await sums(`${of}&by=day`);
		expect(day).toEqual([expect.stringMatching(/^\d{4}-\d\d-\d\d$/), 11, 2, 4]);
		expect(await sums(`${of}&by=month`)).toEqual([[String(day[0]).slice(0, 7), 11, 2, 4]]);
		expect(await sums(`${of}&by=pool&service=sms`)).toEqual([[expect.any(String), 7, 2, 2]]);
		expect(await sums("by=user", own)).toContainEqual([user.id, 11, 2, 4]);
		const first = (await ask(`GET /usage/sums?${of}&by=service&limit=1`)).json;
		const next = await ask(`GET /usage/sums?${of}&by=service&limit=1&cursor=${first.next_cursor}`);
		expect(next.json).toMatchObject({ sums: [{ key: "sms" }], next_cursor: null });
	});

	it("looks at so many rows a page, and goes on where it stopped", async () => {
		const busy = await aSpender(10_000n);
		const charges = Array.from({ length: 1_000 }, (_, index) => ({ key: `w${index}`, ...aCharge(busy, 1) }));
		await ask("POST /charges", aCharge(busy, 3, { service: "rare" }));
		await ask("POST /charges/batch", { charges });
		const first = await ask(`GET /usage?user=${busy.id}&service=rare`);
		expect(creditsOf(first)).toEqual([]);
		const second = await ask(`GET /usage?user=${busy.id}&service=rare&cursor=${first.json.next_cursor}`);
		expect([creditsOf(second), second.json.next_cursor]).toEqual([[3], null]);
	});
});

describe("the key", () => {
	it("is told what it is and may, also with no scope that the route could ask for", async () => {
		const secret = await aKey(db, northwind, {
			kind: "organization",
			name: "Reports",
			scopes: ["view_usage", "check"],
		});
		const { status, json } = await call(api, "GET /api_key", { secret });
		expect(status).toBe(200);
		expect(json).toMatchObject({ name: "Reports", kind: "organization", is_test: false, user_id: null });
		expect(json).toMatchObject({ organization_id: northwind.id, reaches_organization_id: northwind.id });
		expect(json.scopes).toEqual(["check", "view_usage"]);
		expect((await ask("GET /api_key")).json).toMatchObject({ kind: "vendor", reaches_organization_id: null });
	});
});
