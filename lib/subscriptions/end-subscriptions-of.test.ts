import { afterEach, expect, it, vi } from "vitest";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { cancelOrder } from "@/lib/orders/cancel-order.ts";
import { refundOrder } from "@/lib/orders/refund-order.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aUser } from "@/lib/testing/people.ts";
import { previewRemoval } from "@/lib/user-information/preview-removal.ts";
import { removeUser } from "@/lib/user-information/remove-user.ts";
import { testSubscribers } from "./test-subscribers.ts";

vi.mock(import("@/lib/platform/env.ts"), async (original) => {
	const { env } = await original();
	return { env: { ...env, DEMO_MODE: true } };
});
vi.setConfig({ testTimeout: 300_000 });

const { db, sql } = await testDatabase();
const shop = await testSubscribers(db);
afterEach(() => shop.endAll());

it("ends all of a user who is removed, what is ordered and what runs, and lists it before (product.md 36a)", async () => {
	shop.on("2027-03-10");
	const [john, mary] = [await shop.subscriber(), await shop.subscriber()];
	const admin = await shop.context(await aUser(db, shop.northwind, { role: "administrator" }));
	const id = await shop.subscribe(john, await shop.unlimited());
	const ordered = await shop.subscribe(john, await shop.allowance({ creditTypeId: "sms" }), "invoice");
	const marys = await shop.subscribe(mary, await shop.allowance());
	const preview = await previewRemoval({ actor: admin.actor, db }, { userId: john.id });
	if (!preview.ok) throw new Error(preview.key);
	expect(preview.value.subscriptions).toEqual([
		{ plan: "Email unlimited", kind: "unlimited", endsOn: "2027-04-10", isCancelled: false },
		{ plan: "Email monthly", kind: "allowance", endsOn: null, isCancelled: false },
	]);
	const removal = { userId: john.id, version: preview.value.version, reason: "Left", creditUsers: null };
	expect(await removeUser(admin, { ...removal, credits: null, shareGroupIds: [] })).toMatchObject({ ok: true });
	for (const one of [id, ordered]) {
		expect(await shop.subscription(one)).toMatchObject({ status: "ended", endReason: "user_removed" });
	}
	expect(await db.coverage.findMany({ where: { subscriptionId: id } })).toMatchObject([
		{ coversUntil: new Date("2027-03-10T04:00:00Z") },
	]);
	expect(await db.order.count({ where: { subscriptionId: ordered, status: "cancelled" } })).toBe(1);
	await shop.passUntil("2027-04-11");
	expect(await shop.arrivals(id)).toHaveLength(1);
	expect(await shop.subscription(marys)).toMatchObject({ status: "active", period: 1 });
	expect(await verifyLedger(sql)).toEqual([]);
});

it("an order that never started one is cancelled by the operator, and one that did isn't refunded", async () => {
	shop.on("2027-03-10");
	const john = await shop.subscriber();
	const operator = await shop.context(shop.operator);
	const planId = await shop.allowance();
	const waiting = await shop.subscribe(john, planId, "invoice");
	const { id: orderId } = await db.order.findFirstOrThrow({ where: { subscriptionId: waiting } });
	expect(await cancelOrder(operator, { orderId, reason: "Not paid" })).toMatchObject({ ok: true });
	expect(await shop.subscription(waiting)).toMatchObject({ status: "ended", endReason: "order_cancelled" });
	const running = await shop.subscribe(john, planId);
	const order = await db.order.findFirstOrThrow({ where: { subscriptionId: running } });
	expect(await refundOrder(operator, { orderId: order.id, reason: "Too much" })).toMatchObject({
		...{ code: "CONFLICT", key: "orderOfSubscription" },
	});
	expect(await shop.available(john)).toBe(1_000n);
});
