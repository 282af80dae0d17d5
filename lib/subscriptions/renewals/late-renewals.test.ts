import { afterEach, describe, expect, it, vi } from "vitest";
import { verifyLedger } from "@/lib/ledger/verify/verify-ledger.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { testSubscribers } from "../test-subscribers.ts";

vi.setConfig({ testTimeout: 300_000 });

const { db, sql } = await testDatabase();
const shop = await testSubscribers(db);
afterEach(() => shop.endAll());

/** An allowance by invoice that has been paid, from 10 March 2027 on. */
async function aPaidAllowance(more: Parameters<typeof shop.allowance>[0] = {}) {
	shop.on("2027-03-10");
	const john = await shop.subscriber();
	const id = await shop.subscribe(john, await shop.allowance(more), "invoice");
	await shop.pay(id);
	return { john, id };
}
const ordersOf = (subscriptionId: string) =>
	db.order.findMany({ where: { subscriptionId }, orderBy: { number: "asc" } });

describe("after nothing ran for a while (product.md 50)", () => {
	it("an invoice that waits is the only one: the next follows once it is paid, with the days on which it was due", async () => {
		const { john, id } = await aPaidAllowance();
		await shop.passUntil("2027-04-05");
		shop.on("2027-06-01");
		await Promise.all([shop.run(), shop.run()]);
		expect(await ordersOf(id)).toMatchObject([{}, { status: "pending", dueOn: new Date("2027-06-15") }]);
		expect(await shop.arrivals(id)).toEqual(["0: 2027-03-10 to 2027-04-10, 1000", "1: 2027-04-10 to 2027-05-10, 1000"]);
		// What of April's may be carried over.
		expect(await shop.available(john)).toBe(200n);
		await shop.passUntil("2027-06-05");
		expect(await shop.run()).toBe(0);
		await shop.pay(id);
		await shop.run();
		expect((await ordersOf(id)).at(-1)).toMatchObject({ status: "pending", dueOn: new Date("2027-06-09") });
		expect((await shop.arrivals(id)).at(-1)).toBe("2: 2027-05-10 to 2027-06-10, 1000");
		expect(await shop.available(john)).toBe(1_200n);
		expect(await shop.run()).toBe(0);
		expect(await verifyLedger(sql)).toEqual([]);
	});

	it("a renewal that wasn't paid pauses as it would have, before what would have arrived after that day", async () => {
		const { john, id } = await aPaidAllowance({ validityMonths: 12 });
		for (let month = 4; month <= 12; month += 1) {
			shop.on(`2027-${String(month).padStart(2, "0")}-11`);
			await shop.run();
		}
		for (const day of ["2028-01-11", "2028-02-11", "2028-03-11", "2028-04-13"]) {
			shop.on(day);
			await shop.run();
		}
		expect(await shop.subscription(id)).toMatchObject({ status: "paused" });
		expect((await shop.arrivals(id)).at(-1)).toBe("1: 2028-03-10 to 2028-04-10, 1000");
		await shop.pay(id);
		// Its month was there to be used until it ended: what of it is carried over comes back, and eleven months follow.
		expect(await shop.available(john)).toBe(200n);
		expect(await shop.subscription(id)).toMatchObject({ periodEndsOn: new Date("2029-04-13") });
	});
});

it("what was carried over stays through a renewal, a pause and its payment (product.md 49, 50)", async () => {
	const { john, id } = await aPaidAllowance();
	await shop.passUntil("2027-04-10");
	expect(await shop.available(john)).toBe(1_200n);
	await shop.passUntil("2027-04-25");
	expect(await shop.subscription(id)).toMatchObject({ status: "paused" });
	expect(await shop.available(john)).toBe(200n);
	await shop.passUntil("2027-05-01");
	await shop.pay(id);
	expect(await shop.available(john)).toBe(1_200n);
	await shop.passUntil("2027-05-10");
	expect(await shop.available(john)).toBe(1_000n);
	await shop.passUntil("2027-06-01");
	// The new period, and what of the one before is carried over.
	expect(await shop.available(john)).toBe(1_200n);
	expect(await verifyLedger(sql)).toEqual([]);
});
