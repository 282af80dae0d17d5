import { afterEach, describe, expect, it, vi } from "vitest";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { cancelOwnOrder } from "@/lib/orders/cancel-own-order.ts";
import type { Clock } from "@/lib/platform/database/clock.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { aPlanVersion } from "@/lib/testing/plans.ts";
import { testSubscribers } from "../test-subscribers.ts";
import { continueSubscriptions } from "./continue-subscriptions.ts";

vi.mock(import("@/lib/platform/env.ts"), async (original) => {
	const { env } = await original();
	return { env: { ...env, DEMO_MODE: true } };
});
vi.setConfig({ testTimeout: 300_000 });

const { db, sql } = await testDatabase();
const shop = await testSubscribers(db);
afterEach(() => shop.endAll());

const lastOrder = (subscriptionId: string) =>
	db.order.findFirstOrThrow({ where: { subscriptionId }, orderBy: { number: "desc" } });
const mailsAbout = async (userId: string) => {
	const mails = await db.mail.findMany({ where: { userId, kind: "subscription" }, orderBy: { createdAt: "asc" } });
	const ids = mails.map(({ facts }) => (facts as { eventId: string }).eventId);
	const events = await db.subscriptionEvent.findMany({ where: { id: { in: ids } } });
	return ids.map((id) => events.find((event) => event.id === id)?.kind);
};

/** A monthly allowance by invoice that has been paid, from 10 March 2027 on. */
async function aPaidAllowance(more: Parameters<typeof shop.allowance>[0] = {}) {
	shop.on("2027-03-10");
	const john = await shop.subscriber();
	const planId = await shop.allowance(more);
	const id = await shop.subscribe(john, planId, "invoice");
	await shop.pay(id);
	return { john, id, planId };
}

describe("a renewal (product.md 50)", () => {
	it("is announced a week before, places an order of the same kind, and arrives at once", async () => {
		const { john, id } = await aPaidAllowance();
		await shop.passUntil("2027-04-02");
		expect(await mailsAbout(john.id)).toEqual([]);
		await shop.passUntil("2027-04-09");
		expect(await mailsAbout(john.id)).toEqual(["renewal_announced"]);
		expect(await db.notice.count({ where: { userId: john.id, kind: "subscription" } })).toBe(1);
		await shop.passUntil("2027-04-10");
		expect(await lastOrder(id)).toMatchObject({
			...{ status: "pending", gateway: "invoice", buyerId: john.id, beneficiaryId: john.id, subscriptionPeriod: 1 },
			...{ dueOn: new Date("2027-04-24"), totalMinor: 1_000n, credits: 1_000n },
		});
		expect(await shop.available(john)).toBe(1_200n);
		await shop.passUntil("2027-04-20");
		await shop.pay(id);
		expect(await shop.subscription(id)).toMatchObject({ status: "active", dueOn: null, unpaidOrderId: null });
		expect(await shop.events(id)).toEqual([
			...["ordered", "started", "renewal_announced 2027-04-10", "renewed 2027-04-10", "paid"],
		]);
		await shop.passUntil("2027-05-10");
		expect((await shop.arrivals(id)).at(-1)).toBe("2: 2027-05-10 to 2027-06-10, 1000");
	});

	it("unpaid at the due date's end is taken back as far as it is unspent, pauses, and goes on once it is paid", async () => {
		const { john, id } = await aPaidAllowance();
		await shop.passUntil("2027-04-10");
		// 200 of March, and 100 of April.
		expect(await shop.use(john, 300n)).toMatchObject({ ok: true });
		await shop.passUntil("2027-04-24");
		expect(await shop.subscription(id)).toMatchObject({ status: "active" });
		await shop.passUntil("2027-04-25");
		expect(await shop.subscription(id)).toMatchObject({ status: "paused", nextOn: null });
		expect(await shop.available(john)).toBe(0n);
		await shop.passUntil("2027-05-12");
		expect(await shop.available(john)).toBe(0n);
		expect(await mailsAbout(john.id)).toEqual(["renewal_announced", "paused"]);
		await shop.pay(id);
		// What was taken back, from this day on.
		expect(await shop.available(john)).toBe(900n);
		expect(await shop.subscription(id)).toMatchObject({ status: "active", periodEndsOn: new Date("2027-06-12") });
		expect((await shop.arrivals(id)).slice(1)).toEqual([
			"1: 2027-04-10 to 2027-05-10, 1000",
			"1: 2027-05-12 to 2027-06-12, 900",
		]);
		await shop.passUntil("2027-06-12");
		expect((await shop.arrivals(id)).at(-1)).toBe("2: 2027-06-12 to 2027-07-12, 1000");
		expect(await verifyLedger(sql)).toEqual([]);
	});

	it("ends 30 days after the due date where it isn't paid, and its order can't be paid any more", async () => {
		const { john, id } = await aPaidAllowance();
		await shop.passUntil("2027-05-24");
		expect(await shop.subscription(id)).toMatchObject({ status: "paused" });
		await shop.passUntil("2027-05-25");
		expect(await shop.subscription(id)).toMatchObject({ status: "ended", endReason: "unpaid", unpaidOrderId: null });
		expect(await lastOrder(id)).toMatchObject({ status: "cancelled" });
		expect(await mailsAbout(john.id)).toEqual(["renewal_announced", "paused", "ended"]);
		expect(await shop.available(john)).toBe(0n);
	});

	it("whose order its subscriber cancels takes back what is unspent, and ends", async () => {
		const { john, id } = await aPaidAllowance();
		await shop.passUntil("2027-04-11");
		const { id: orderId } = await lastOrder(id);
		expect(await cancelOwnOrder(await shop.context(john), { orderId })).toMatchObject({ ok: true });
		expect(await shop.subscription(id)).toMatchObject({ status: "ended", endReason: "order_cancelled" });
		// What was carried over of March stays.
		expect(await shop.available(john)).toBe(200n);
	});

	it("of a year that wasn't paid brings the rest of it month by month from the day of its payment", async () => {
		const { john, id } = await aPaidAllowance({ validityMonths: 12 });
		for (const day of ["2027-12-01", "2028-02-15", "2028-03-05", "2028-03-10", "2028-03-25"]) {
			shop.on(day);
			await shop.run();
		}
		expect(await shop.subscription(id)).toMatchObject({ status: "paused" });
		shop.on("2028-04-01");
		await shop.pay(id);
		expect(await shop.available(john)).toBe(1_200n);
		// With what was carried over of the year before, which is paid.
		expect(await shop.subscription(id)).toMatchObject({ periodEndsOn: new Date("2029-04-01") });
		shop.on("2028-05-02");
		await shop.run();
		expect((await shop.arrivals(id)).slice(-3)).toEqual([
			"1: 2028-03-10 to 2028-04-10, 1000",
			"1: 2028-04-01 to 2028-05-01, 1000",
			"1: 2028-05-01 to 2028-06-01, 1000",
		]);
	});
});

describe("a change of its plan (product.md 48)", () => {
	const change = (planId: string, more: Parameters<typeof aPlanVersion>[2]) => aPlanVersion(db, planId, more);

	it("counts at the first renewal that is 30 days away, size and price alike; a tax rate at the next", async () => {
		const { john, id, planId } = await aPaidAllowance();
		await shop.passUntil("2027-03-20");
		await change(planId, { credits: 1_500n, priceMinor: 1_400n, taxRateBasisPoints: 1_000 });
		await shop.passUntil("2027-03-21");
		expect(await shop.events(id)).toEqual(["ordered", "started", "change_announced 2027-05-10"]);
		expect(await mailsAbout(john.id)).toEqual(["change_announced"]);
		await shop.passUntil("2027-04-10");
		expect(await lastOrder(id)).toMatchObject({ credits: 1_000n, priceMinor: 1_000n, taxMinor: 100n, planVersion: 0 });
		await shop.pay(id);
		await shop.passUntil("2027-05-10");
		expect(await lastOrder(id)).toMatchObject({ credits: 1_500n, priceMinor: 1_400n, taxMinor: 140n, planVersion: 1 });
		expect((await shop.arrivals(id)).at(-1)).toBe("2: 2027-05-10 to 2027-06-10, 1500");
	});

	it("that another follows before it counts is kept, and the other one counts later", async () => {
		const { id, planId } = await aPaidAllowance();
		await shop.passUntil("2027-03-20");
		await change(planId, { priceMinor: 1_200n });
		await shop.passUntil("2027-04-10");
		await shop.pay(id);
		await change(planId, { priceMinor: 1_300n });
		await shop.passUntil("2027-05-10");
		expect(await lastOrder(id)).toMatchObject({ priceMinor: 1_200n });
		await shop.pay(id);
		await shop.passUntil("2027-06-10");
		expect(await lastOrder(id)).toMatchObject({ priceMinor: 1_300n });
		expect((await shop.events(id)).filter((event) => event.startsWith("change"))).toEqual([
			...["change_announced 2027-05-10", "change_announced 2027-06-10"],
		]);
	});

	it.each([
		[
			"plan_withdrawn",
			(planId: string) => db.plan.update({ where: { id: planId }, data: { withdrawnAt: new Date() } }),
		],
		["currency_gone", (planId: string) => withoutDollars(planId)],
		["credit_type_retired", () => db.creditType.update({ where: { id: "email" }, data: { retiredAt: new Date() } })],
	] as const)(
		"that takes it off sale (%s) ends it at its next date, and its subscriber is told before",
		async (reason, takeOff) => {
			const { john, id, planId } = await aPaidAllowance();
			await shop.passUntil("2027-03-20");
			await takeOff(planId);
			await shop.passUntil("2027-04-09");
			await db.creditType.update({ where: { id: "email" }, data: { retiredAt: null } }).catch(() => undefined);
			expect(await mailsAbout(john.id)).toEqual(["end_announced"]);
			if (reason === "credit_type_retired") {
				await shop.run();
				expect(await mailsAbout(john.id)).toEqual(["end_announced", "goes_on", "renewal_announced"]);
				return;
			}
			await shop.passUntil("2027-04-10");
			expect(await shop.subscription(id)).toMatchObject({ status: "ended", endReason: reason });
			expect(await db.order.count({ where: { subscriptionId: id } })).toBe(1);
		},
	);

	async function withoutDollars(planId: string): Promise<void> {
		const { prices, version, ...terms } = await db.planVersion.findFirstOrThrow({
			where: { planId },
			include: { prices: true },
		});
		expect(prices).toHaveLength(1);
		const next = { ...terms, version: version + 1 };
		await db.planVersion.create({ data: { ...next, prices: { create: { currency: "EUR", priceMinor: 900n } } } });
	}

	it("of which its subscriber wasn't told before its next date ends nothing then", async () => {
		const { id, planId } = await aPaidAllowance();
		await shop.passUntil("2027-04-08");
		await db.plan.update({ where: { id: planId }, data: { withdrawnAt: new Date() } });
		shop.on("2027-04-11");
		await shop.run();
		expect((await shop.arrivals(id)).at(-1)).toBe("1: 2027-04-10 to 2027-05-10, 1000");
		await shop.pay(id);
		await shop.passUntil("2027-05-10");
		expect(await shop.subscription(id)).toMatchObject({ status: "ended", endReason: "plan_withdrawn" });
	});

	it("isn't renewed for who is suspended then", async () => {
		const { john, id } = await aPaidAllowance();
		await db.user.update({ where: { id: john.id }, data: { status: "suspended" } });
		await shop.passUntil("2027-04-10");
		expect(await shop.subscription(id)).toMatchObject({ status: "ended", endReason: "user_suspended" });
	});
});

describe("the job", () => {
	it("makes up for two months in order, each once, with the right days, though two of it run at once", async () => {
		shop.on("2027-01-31");
		const john = await shop.subscriber();
		const id = await shop.subscribe(john, await shop.allowance());
		shop.on("2027-04-03");
		const steps = await Promise.all([shop.run(), shop.run()]);
		expect(steps[0] + steps[1]).toBe(2);
		expect(await shop.run()).toBe(0);
		expect(await shop.arrivals(id)).toEqual([
			"0: 2027-01-31 to 2027-02-28, 1000",
			"1: 2027-02-28 to 2027-03-31, 1000",
			"2: 2027-03-31 to 2027-04-30, 1000",
		]);
		// Of the month that is over, what was carried over is there.
		expect(await shop.available(john)).toBe(1_200n);
		expect(await db.order.count({ where: { subscriptionId: id } })).toBe(3);
		expect(await verifyLedger(sql)).toEqual([]);
	});

	it("late by three days keeps the days on which it was due", async () => {
		const { john, id } = await aPaidAllowance();
		await shop.passUntil("2027-04-09");
		shop.on("2027-04-13");
		await shop.run();
		expect((await shop.arrivals(id)).at(-1)).toBe("1: 2027-04-10 to 2027-05-10, 1000");
		expect(await lastOrder(id)).toMatchObject({ dueOn: new Date("2027-04-27") });
		expect(await shop.available(john)).toBe(1_200n);
	});

	it("killed half-way leaves whole steps, and goes on where it was", async () => {
		shop.on("2027-01-10");
		const john = await shop.subscriber();
		const id = await shop.subscribe(john, await shop.allowance());
		shop.on("2027-04-15");
		for (const after of [5, 12, 20, 30, 45]) {
			let asked = 0;
			const clock: Clock = {
				async now(on) {
					asked += 1;
					if (asked > after) throw new Error("killed");
					return shop.clock.now(on);
				},
			};
			await continueSubscriptions({ db, clock }).catch(() => undefined);
			const arrived = await shop.arrivals(id);
			expect(await db.order.count({ where: { subscriptionId: id, status: "paid" } })).toBe(arrived.length);
		}
		await shop.run();
		expect((await shop.arrivals(id)).map((one) => one.slice(0, 13))).toEqual([
			...["0: 2027-01-10", "1: 2027-02-10", "2: 2027-03-10", "3: 2027-04-10"],
		]);
		expect(await verifyLedger(sql)).toEqual([]);
	});

	it("and a payment at the same instant: it is paused and paid, or paid alone, never half of it", async () => {
		for (let round = 0; round < 5; round += 1) {
			const { john, id } = await aPaidAllowance();
			await shop.passUntil("2027-04-10");
			shop.on("2027-04-25");
			const [, paid] = await Promise.all([shop.run(), shop.pay(id)]);
			expect(paid).toMatchObject({ ok: true });
			expect(await shop.subscription(id)).toMatchObject({ status: "active", dueOn: null, unpaidOrderId: null });
			expect(await shop.available(john)).toBe(1_200n);
			await shop.endAll();
		}
	});
});
