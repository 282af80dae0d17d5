import { afterEach, describe, expect, it, vi } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { cancelSubscription } from "./cancel-subscription.ts";
import { keepSubscription } from "./keep-subscription.ts";
import { testSubscribers } from "./test-subscribers.ts";

vi.mock(import("@/lib/platform/env.ts"), async (original) => {
	const { env } = await original();
	return { env: { ...env, DEMO_MODE: true } };
});
vi.setConfig({ testTimeout: 300_000 });

const { db } = await testDatabase();
const shop = await testSubscribers(db);
afterEach(() => shop.endAll());

async function anAllowance() {
	shop.on("2027-03-10");
	const john = await shop.subscriber();
	const planId = await shop.allowance();
	return { john, planId, id: await shop.subscribe(john, planId) };
}
const coverageOf = (subscriptionId: string) => db.coverage.findMany({ where: { subscriptionId } });

describe("cancelling (product.md 50)", () => {
	it("counts at the period's end, and nothing arrives from then on", async () => {
		const { john, id } = await anAllowance();
		const context = await shop.context(john);
		for (let times = 0; times < 2; times += 1) {
			expect(await cancelSubscription(context, { subscriptionId: id })).toEqual({
				...{ ok: true, value: { plan: "Email monthly", endsOn: "2027-04-10" } },
			});
		}
		await shop.passUntil("2027-04-09");
		expect(await shop.subscription(id)).toMatchObject({ status: "active" });
		expect(await shop.available(john)).toBe(1_000n);
		await shop.passUntil("2027-04-10");
		expect(await shop.subscription(id)).toMatchObject({ status: "ended", endReason: "cancelled" });
		// What may be carried over lasts a month longer, as it would have.
		expect(await shop.available(john)).toBe(200n);
		expect(await shop.events(id)).toEqual(["ordered", "started", "cancelled 2027-04-10", "ended"]);
		expect(await db.auditEntry.count({ where: { action: "user.subscription_cancelled", subjectId: john.id } })).toBe(1);
		expect(await db.mail.count({ where: { userId: john.id, kind: "subscription" } })).toBe(2);
	});

	it("can be taken back until then, and it is renewed as before", async () => {
		const { john, id } = await anAllowance();
		const context = await shop.context(john);
		await cancelSubscription(context, { subscriptionId: id });
		await shop.passUntil("2027-04-09");
		expect(await keepSubscription(context, { subscriptionId: id })).toMatchObject({ ok: true });
		await shop.passUntil("2027-04-10");
		expect((await shop.arrivals(id)).at(-1)).toBe("1: 2027-04-10 to 2027-05-10, 1000");
		await cancelSubscription(context, { subscriptionId: id });
		await shop.passUntil("2027-05-10");
		expect(await keepSubscription(context, { subscriptionId: id })).toMatchObject({
			...{ code: "CONFLICT", key: "subscriptionNotRunning" },
		});
	});

	it("and buying again within the period runs both until the first one ends, and neither twice", async () => {
		const { john, id, planId } = await anAllowance();
		const context = await shop.context(john);
		await cancelSubscription(context, { subscriptionId: id });
		await shop.passUntil("2027-03-20");
		const second = await shop.subscribe(john, planId);
		expect(await shop.available(john)).toBe(2_000n);
		expect(await keepSubscription(context, { subscriptionId: id })).toMatchObject({ key: "subscribedAlready" });
		await shop.passUntil("2027-04-20");
		expect(await shop.arrivals(id)).toEqual(["0: 2027-03-10 to 2027-04-10, 1000"]);
		expect(await shop.arrivals(second)).toEqual([
			"0: 2027-03-20 to 2027-04-20, 1000",
			"1: 2027-04-20 to 2027-05-20, 1000",
		]);
		// 200 of each that were carried over, and the new month.
		expect(await shop.available(john)).toBe(1_400n);
	});

	it("what isn't paid for ends it at once, with its order", async () => {
		shop.on("2027-03-10");
		const john = await shop.subscriber();
		const planId = await shop.allowance();
		const id = await shop.subscribe(john, planId, "invoice");
		const cancelled = await cancelSubscription(await shop.context(john), { subscriptionId: id });
		expect(cancelled).toMatchObject({ ok: true, value: { endsOn: null } });
		expect(await shop.subscription(id)).toMatchObject({ status: "ended", endReason: "cancelled" });
		expect(await db.order.findFirst({ where: { subscriptionId: id } })).toMatchObject({ status: "cancelled" });
		const paused = await shop.subscribe(john, planId, "invoice");
		await shop.pay(paused);
		await shop.passUntil("2027-04-25");
		expect(await shop.subscription(paused)).toMatchObject({ status: "paused" });
		await cancelSubscription(await shop.context(john), { subscriptionId: paused });
		expect(await shop.subscription(paused)).toMatchObject({ status: "ended" });
		expect(await db.order.count({ where: { subscriptionId: paused, status: "pending" } })).toBe(0);
	});

	it("is its subscriber's alone, and at once with the job it happens once", async () => {
		const { john, id } = await anAllowance();
		const stranger = await shop.subscriber();
		for (const verb of [cancelSubscription, keepSubscription]) {
			expect(await verb(await shop.context(stranger), { subscriptionId: id })).toMatchObject({
				...{ code: "NOT_FOUND", key: "subscriptionNotFound" },
			});
		}
		expect(await shop.subscription(id)).toMatchObject({ cancelledAt: null });
		await shop.passUntil("2027-04-09");
		shop.on("2027-04-10");
		await Promise.all([cancelSubscription(await shop.context(john), { subscriptionId: id }), shop.run()]);
		const { status, periodEndsOn } = await shop.subscription(id);
		expect([`ended 2027-04-10`, `active 2027-05-10`]).toContain(
			`${status} ${periodEndsOn?.toISOString().slice(0, 10)}`,
		);
	});
});

describe("an unlimited subscription (product.md 16)", () => {
	it("covers from its start a month beyond its period, and to the period's end once it is cancelled", async () => {
		shop.on("2027-03-10");
		const john = await shop.subscriber();
		const id = await shop.subscribe(john, await shop.unlimited());
		expect(await shop.available(john)).toBe(0n);
		expect(await coverageOf(id)).toMatchObject([
			{ coversFrom: new Date("2027-03-10T04:00:00Z"), coversUntil: new Date("2027-05-09T16:00:00Z") },
		]);
		expect(await shop.arrivals(id)).toEqual(["0: 2027-03-10 to 2027-04-10, 0"]);
		const context = await shop.context(john);
		await cancelSubscription(context, { subscriptionId: id });
		expect(await coverageOf(id)).toMatchObject([{ coversUntil: new Date("2027-04-09T16:00:00Z") }]);
		await keepSubscription(context, { subscriptionId: id });
		expect(await coverageOf(id)).toMatchObject([{ coversUntil: new Date("2027-05-09T16:00:00Z") }]);
		await shop.passUntil("2027-04-10");
		expect(await coverageOf(id)).toMatchObject([{ coversUntil: new Date("2027-06-09T16:00:00Z") }]);
	});

	it("covers nothing while it is paused, and again from its payment on", async () => {
		shop.on("2027-03-10");
		const john = await shop.subscriber();
		const id = await shop.subscribe(john, await shop.unlimited(), "invoice");
		expect(await coverageOf(id)).toEqual([]);
		await shop.pay(id);
		await shop.passUntil("2027-04-25");
		expect(await shop.subscription(id)).toMatchObject({ status: "paused" });
		expect(await coverageOf(id)).toMatchObject([{ coversUntil: new Date("2027-04-25T04:00:00Z") }]);
		await shop.passUntil("2027-04-30");
		await shop.pay(id);
		expect(await coverageOf(id)).toMatchObject([
			{},
			{ coversFrom: new Date("2027-04-30T04:00:00Z"), coversUntil: new Date("2027-06-29T16:00:00Z") },
		]);
		expect(await shop.subscription(id)).toMatchObject({ periodEndsOn: new Date("2027-05-30") });
	});
});
