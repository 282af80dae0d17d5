import { describe, expect, it } from "vitest";
import { testShop } from "@/lib/orders/test-shop.ts";
import { newId } from "@/lib/platform/ids.ts";
import { aKey, call } from "@/lib/testing/api.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { availableTo } from "@/lib/testing/ledger.ts";
import { anOrganization, aUser } from "@/lib/testing/people.ts";
import { aPlanVersion } from "@/lib/testing/plans.ts";
import { createApi } from "../create-api.ts";

const { db } = await testDatabase();
const api = createApi({ db });

const shop = await testShop(db);
const operator = await db.organization.findFirstOrThrow({ where: { isOperator: true } });
const vendor = await aKey(db, operator);
const elsewhere = await aKey(db, await anOrganization(db), { kind: "organization" });
const here = await aKey(db, shop.northwind, { kind: "organization" });

/** Removes the question about orders that are like each other. */
const longAgo = () => db.order.updateMany({ data: { placedAt: new Date(Date.now() - 2 * 24 * 3_600_000) } });

async function place(more: object = {}, key: string = newId()) {
	const body = { buyer: shop.peter.email, plan_id: shop.planId, ...more };
	return call(api, "POST /orders", { secret: vendor, key, body });
}

describe("orders", () => {
	it("are placed once per key, for the buyer's Credit Owner, and their credits arrive once they are paid", async () => {
		await longAgo();
		const key = newId();
		const [first, again] = await Promise.all([place({}, key), place({}, key)]);
		expect(first).toMatchObject({
			status: 201,
			json: { buyer_id: shop.peter.id, beneficiary_id: shop.john.id, status: "pending", total_minor: 1_083 },
		});
		expect(again.json).toEqual(first.json);
		await aPlanVersion(db, shop.planId, { name: "Renamed" });
		expect((await place({}, key)).json).toEqual(first.json);
		expect(await place({ total_minor: 1 }, key)).toMatchObject({ status: 422 });
		const before = await availableTo(db, shop.john.id);
		const path = `/orders/${first.json.order_id}`;
		const paid = await Promise.all([1, 2].map(() => call(api, `POST ${path}/payment`, { secret: vendor })));
		expect(paid.map(({ status, json }) => `${status} ${json.status}`)).toEqual(["200 paid", "200 paid"]);
		expect(await availableTo(db, shop.john.id)).toBe(before + 1_000n);
		const refunded = await call(api, `POST ${path}/refund`, { secret: vendor, body: { reason: "Asked to" } });
		expect(refunded).toMatchObject({ json: { status: "refunded", refunded_credits: 1_000, refunded_minor: 1_083 } });
		expect(await availableTo(db, shop.john.id)).toBe(before);
		expect(first.json).toMatchObject({ invoice_number: expect.stringMatching(/^INV-\d{4}-\d{4}$/), credit_notes: [] });
		expect(refunded.json.invoice_number).toBe(first.json.invoice_number);
		const note = { credits: 1_000, price_minor: 1_000, tax_minor: 83, total_minor: 1_083, reason: "Asked to" };
		expect(refunded.json.credit_notes).toMatchObject([{ number: expect.stringMatching(/^CN-\d{4}-\d{4}$/), ...note }]);
		const due = await db.order.update({ where: { id: first.json.order_id }, data: { dueOn: new Date("2026-03-15") } });
		expect((await call(api, `GET /orders/${due.id}`, { secret: vendor })).json.due_on).toBe("2026-03-15");
	});

	it("are refused at another total, twice in a short while, and for a buyer without billing information", async () => {
		await longAgo();
		expect(await place({ total_minor: 1_000 })).toMatchObject({ status: 412, json: { reason: "plan_changed" } });
		const { json } = await place();
		expect(await place()).toMatchObject({ status: 409, json: { reason: "ordered_like_this" } });
		expect(await place({ beside_order_id: json.order_id })).toMatchObject({ status: 201 });
		const newcomer = await aUser(db, shop.northwind);
		expect(await place({ buyer: newcomer.id })).toMatchObject({
			status: 409,
			json: { reason: "billing_information_missing" },
		});
		expect(await place({ plan_id: newId() })).toMatchObject({ status: 404, json: { reason: "plan_not_on_sale" } });
		expect(await place({ buyer: "nobody" })).toMatchObject({ json: { errors: [{ field: "buyer" }] } });
	});

	it("are cancelled with a reason while they are pending", async () => {
		await longAgo();
		const { json } = await place();
		const cancel = (body: object) => call(api, `POST /orders/${json.order_id}/cancellation`, { secret: vendor, body });
		expect(await cancel({})).toMatchObject({ status: 400 });
		expect(await cancel({ reason: "Not wanted" })).toMatchObject({ status: 200, json: { status: "cancelled" } });
		expect(await cancel({ reason: "Not wanted" })).toMatchObject({
			status: 409,
			json: { reason: "order_not_pending" },
		});
	});

	it("are read by the organization's own keys, and changed by the vendor's alone", async () => {
		await longAgo();
		const { json: order } = await place();
		const path = `/orders/${order.order_id}`;
		expect(await call(api, `GET ${path}`, { secret: here })).toMatchObject({ status: 200, json: order });
		expect(await call(api, `GET ${path}`, { secret: elsewhere })).toMatchObject({ status: 404 });
		expect((await call(api, "GET /orders", { secret: elsewhere })).json.orders).toEqual([]);
		expect(await call(api, `POST ${path}/payment`, { secret: here })).toMatchObject({
			status: 403,
			json: { code: "scope_missing" },
		});
		const sandbox = await anOrganization(db);
		await db.organization.update({ where: { id: sandbox.id }, data: { sandboxOfId: operator.id } });
		const test = await aKey(db, operator, { isTest: true, confinedToId: sandbox.id });
		expect(await call(api, `POST ${path}/payment`, { secret: test })).toMatchObject({ status: 404 });
		expect(await call(api, `GET ${path}`, { secret: vendor })).toMatchObject({ json: { status: "pending" } });
		await db.organization.update({ where: { id: sandbox.id }, data: { sandboxOfId: null } });
	});

	it("are listed newest first, page by page", async () => {
		const all = await call(api, "GET /orders?limit=200", { secret: here });
		const ids = all.json.orders.map(({ order_id }: { order_id: string }) => order_id);
		expect(ids.length).toBeGreaterThan(3);
		const seen: string[] = [];
		for (let cursor: string | null = ""; cursor !== null; ) {
			const { json } = await call(api, `GET /orders?limit=2${cursor && `&cursor=${cursor}`}`, { secret: here });
			seen.push(...json.orders.map(({ order_id }: { order_id: string }) => order_id));
			cursor = json.next_cursor;
		}
		expect(seen).toEqual(ids);
		const cancelled = await call(api, `GET /orders?status=cancelled&buyer=${shop.peter.id}`, { secret: here });
		expect(cancelled.json.orders).toHaveLength(1);
	});
});

describe("plans", () => {
	it("are what is on sale, with their total", async () => {
		expect((await call(api, "GET /plans", { secret: here })).json.plans).toMatchObject([
			{ plan_id: shop.planId, credit_type: "email", credits: 1_000, total_minor: 1_083 },
		]);
	});
});
