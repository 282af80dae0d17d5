import { afterEach, describe, expect, it, vi } from "vitest";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { grantCredits } from "@/lib/testing/ledger.ts";
import { aPlan, aPlanVersion } from "@/lib/testing/plans.ts";
import { testSubscribers } from "./test-subscribers.ts";

vi.mock(import("@/lib/platform/env.ts"), async (original) => {
	const { env } = await original();
	return { env: { ...env, DEMO_MODE: true } };
});
vi.setConfig({ testTimeout: 300_000 });

const { db, sql } = await testDatabase();
const shop = await testSubscribers(db);
afterEach(() => shop.endAll());

const lotsOf = async (userId: string) => {
	const lots = await db.lot.findMany({
		where: { kind: "granted", pool: { accountId: { in: await walletsOf(userId) } } },
		orderBy: [{ expiresAt: "asc" }, { createdAt: "asc" }],
	});
	return lots.map(({ granted, expiresAt }) => `${granted} until ${expiresAt?.toISOString()}`);
};
const walletsOf = async (userId: string) =>
	(await db.account.findMany({ where: { userId }, select: { id: true } })).map(({ id }) => id);

describe("an allowance (product.md 49)", () => {
	it("bought on the 31st arrives on the last day of a leap February, and on the 31st again", async () => {
		shop.on("2028-01-31");
		const john = await shop.subscriber();
		const id = await shop.subscribe(john, await shop.allowance());
		expect(await shop.available(john)).toBe(1_000n);
		await shop.passUntil("2028-05-02");
		expect(await shop.arrivals(id)).toEqual([
			"0: 2028-01-31 to 2028-02-29, 1000",
			"1: 2028-02-29 to 2028-03-31, 1000",
			"2: 2028-03-31 to 2028-04-30, 1000",
			"3: 2028-04-30 to 2028-05-31, 1000",
		]);
		// A month's credits end with the day before the next month begins, and 200 of them a month later.
		expect((await lotsOf(john.id)).slice(0, 4)).toEqual([
			"800 until 2028-02-28T15:59:59.999Z",
			"200 until 2028-03-30T15:59:59.999Z",
			"800 until 2028-03-30T15:59:59.999Z",
			"200 until 2028-04-29T15:59:59.999Z",
		]);
		const orders = await db.order.findMany({ where: { subscriptionId: id }, orderBy: { number: "asc" } });
		expect(orders.map(({ subscriptionPeriod, status, credits }) => [subscriptionPeriod, status, credits])).toEqual([
			[0, "paid", 1_000n],
			[1, "paid", 1_000n],
			[2, "paid", 1_000n],
			[3, "paid", 1_000n],
		]);
		expect(orders[0]?.expiresAt).toEqual(new Date("2028-02-28T15:59:59.999Z"));
	});

	it("carries over up to its cap, beside other lots, and loses nothing else by it", async () => {
		shop.on("2027-03-10");
		const john = await shop.subscriber();
		await grantCredits(db, john.id, 500n, { clock: shop.clock, expiresAt: new Date("2027-12-31T00:00:00Z") });
		await shop.subscribe(john, await shop.allowance());
		expect(await shop.use(john, 300n)).toMatchObject({ ok: true });
		expect(await shop.available(john)).toBe(1_200n);
		await shop.passUntil("2027-04-10");
		// 200 of 700 came along; the 500 are as they were.
		expect(await shop.available(john)).toBe(1_700n);
		expect(await shop.use(john, 900n)).toMatchObject({ ok: true });
		await shop.passUntil("2027-05-10");
		// Of April's, 300 were left: what was carried over into it had been used first.
		expect(await shop.available(john)).toBe(1_700n);
		await shop.passUntil("2027-06-10");
		expect(await shop.available(john)).toBe(1_700n);
		expect(await verifyLedger(sql)).toEqual([]);
	});

	it("paid by the year arrives each month, under one order", async () => {
		shop.on("2026-12-31");
		const john = await shop.subscriber();
		const id = await shop.subscribe(john, await shop.allowance({ validityMonths: 12, priceMinor: 10_000n }));
		const order = await db.order.findFirstOrThrow({ where: { subscriptionId: id } });
		expect([order.credits, order.expiresAt]).toEqual([12_000n, new Date("2027-12-30T15:59:59.999Z")]);
		for (let month = 1; month < 12; month += 1) {
			shop.on(`2027-${String(month).padStart(2, "0")}-28`);
			await shop.run();
			shop.on(`2027-${String(month + 1).padStart(2, "0")}-01`);
			await shop.run();
		}
		expect(await db.order.count({ where: { subscriptionId: id } })).toBe(1);
		expect((await shop.arrivals(id)).map((arrival) => arrival.slice(0, 13))).toEqual([
			...["0: 2026-12-31", "0: 2027-01-31", "0: 2027-02-28", "0: 2027-03-31", "0: 2027-04-30", "0: 2027-05-31"],
			...["0: 2027-06-30", "0: 2027-07-31", "0: 2027-08-31", "0: 2027-09-30", "0: 2027-10-31", "0: 2027-11-30"],
		]);
		shop.on("2027-12-31");
		await shop.run();
		expect(await db.order.count({ where: { subscriptionId: id } })).toBe(2);
		expect((await shop.arrivals(id)).at(-1)).toBe("1: 2027-12-31 to 2028-01-31, 1000");
	});

	it("starts once its invoice is paid, on that day, and leaves what was bought alone", async () => {
		shop.on("2027-03-10");
		const john = await shop.subscriber();
		const pack = await aPlan(db, { credits: 50n, priceMinor: 100n, taxRateBasisPoints: 0 });
		expect(await shop.order(john, pack)).toMatchObject({ ok: true, value: { status: "paid" } });
		const bought = await db.lot.findFirstOrThrow({ where: { kind: "purchased" }, orderBy: { createdAt: "desc" } });
		const id = await shop.subscribe(john, await shop.allowance(), "invoice");
		expect(await shop.subscription(id)).toMatchObject({ status: "ordered", nextOn: null });
		await shop.passUntil("2027-03-20");
		expect(await shop.available(john)).toBe(50n);
		expect(await shop.pay(id)).toMatchObject({ ok: true, value: { alreadyPaid: false } });
		expect(await shop.available(john)).toBe(1_050n);
		expect(await shop.subscription(id)).toMatchObject({ status: "active", nextOn: new Date("2027-04-20") });
		expect(await db.lot.findFirst({ where: { id: bought.id } })).toEqual(bought);
		expect(await shop.events(id)).toEqual(["ordered", "started"]);
	});

	it("stays as it is when its plan is changed, and an order that waits keeps what was ordered", async () => {
		shop.on("2027-03-10");
		const [john, mary] = [await shop.subscriber(), await shop.subscriber()];
		const planId = await shop.allowance();
		const id = await shop.subscribe(john, planId);
		const waiting = await shop.subscribe(mary, planId, "invoice");
		const before = await lotsOf(john.id);
		await aPlanVersion(db, planId, { credits: 10n, carryOverCredits: 0n, priceMinor: 99n });
		await shop.passUntil("2027-03-12");
		await shop.pay(waiting);
		expect(await shop.available(mary)).toBe(1_000n);
		expect(await lotsOf(john.id)).toEqual(before);
		expect(await shop.subscription(id)).toMatchObject({ planVersion: 0 });
	});
});

describe("buying a subscription (product.md 16)", () => {
	it("is refused to a Credit User, who buys for their owner, and nothing is left of it", async () => {
		const john = await shop.subscriber({ name: "John Lee" });
		const peter = await shop.subscriber({ creditOwnerId: john.id });
		const planId = await shop.allowance();
		expect(await shop.order(peter, planId, { beneficiaryId: john.id })).toMatchObject({
			...{ code: "CONFLICT", key: "creditUserBuysNoSubscription", values: { name: "John Lee" } },
		});
		expect(await shop.order(peter, planId)).toMatchObject({ code: "STALE", key: "recipientChanged" });
		expect(await db.subscription.count({ where: { planId } })).toBe(0);
	});

	it("is refused while another one of the credit type goes on or is ordered, also at once", async () => {
		shop.on("2027-03-10");
		const john = await shop.subscriber();
		const [planId, other] = [await shop.allowance(), await shop.unlimited()];
		const both = await Promise.all([shop.order(john, planId), shop.order(john, other, { gateway: "invoice" })]);
		expect(both.filter(({ ok }) => ok)).toHaveLength(1);
		expect(await shop.order(john, planId)).toMatchObject({ code: "CONFLICT" });
		expect(await db.subscription.count({ where: { userId: john.id } })).toBe(1);
		const ofAnotherType = await shop.allowance({ creditTypeId: "sms" });
		expect(await shop.order(john, ofAnotherType)).toMatchObject({ ok: true });
	});
});
