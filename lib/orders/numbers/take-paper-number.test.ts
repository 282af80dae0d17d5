import { describe, expect, test, vi } from "vitest";
import { postCharges } from "@/lib/ledger/charges/post-charges.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import { isBusy } from "@/lib/platform/database/is-busy.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, aUser } from "@/lib/testing/people.ts";
import { placeOrder } from "../place-order.ts";
import { fillInBilling, testShop } from "../test-shop.ts";
import { invoiceNumberIn, paperNumber } from "./paper-number.ts";

vi.mock(import("@/lib/platform/env.ts"), async (original) => {
	const { env } = await original();
	return { env: { ...env, DEMO_MODE: true } };
});

// However slow the machine is: what is tested is the order of events, not their speed.
vi.setConfig({ testTimeout: 600_000 });

/** What was tried again: a deadlock isn't seen otherwise. */
const retried = vi.hoisted((): unknown[] => []);
vi.mock(import("@/lib/platform/database/is-retryable.ts"), async (original) => {
	const actual = await original();
	return {
		...actual,
		isRetryable(error: unknown) {
			const isRetried = actual.isRetryable(error);
			if (isRetried && !(error instanceof actual.Outdated)) retried.push(error);
			return isRetried;
		},
	};
});

const { db } = await testDatabase();
await db.deployment.update({ where: { id: 1 }, data: { timeZone: "Asia/Hong_Kong" } });
const shop = await testShop(db);

async function aBuyer() {
	const user = await aUser(db, shop.northwind);
	await fillInBilling(db, user);
	return { user, actor: await actorOf(db, user), order: () => shop.reviewed({ beneficiaryId: user.id, key: newId() }) };
}

/** As a form does: tries again, with the same key, where it was told to be busy and that nothing was changed. */
async function untilFree<Answer>(ask: () => Promise<Answer>): Promise<Answer> {
	for (;;) {
		try {
			return await ask();
		} catch (error) {
			if (!isBusy(error)) throw error;
		}
	}
}

const buyers: Awaited<ReturnType<typeof aBuyer>>[] = [];
while (buyers.length < 23) buyers.push(await aBuyer());

const numbersOf = async (year: number) => {
	const orders = await db.order.findMany({ where: { invoiceYear: year }, orderBy: { invoiceNumber: "asc" } });
	return orders.map((order) => order.invoiceNumber);
};
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

async function placeAt(instant: string, gateway: "invoice" | "demo" = "invoice") {
	const buyer = await aBuyer();
	const clock = clockAt(new Date(instant));
	const placed = await placeOrder({ actor: buyer.actor, db, clock }, { ...buyer.order(), gateway });
	if (!placed.ok) throw new Error(placed.key);
	return db.order.findUniqueOrThrow({ where: { id: placed.value.orderId } });
}

describe("invoice numbers (product.md 53)", () => {
	test("have no gaps under 20 orders at once, three of which fail after they had one", async () => {
		const answers = await Promise.allSettled(
			buyers.map(async ({ actor, order }, index) => {
				const input = { ...order(), gateway: index % 2 ? ("demo" as const) : ("invoice" as const) };
				if (index % 7 !== 3) return untilFree(() => placeOrder({ actor, db }, input));
				return untilFree(() =>
					transact(db, async (tx) => {
						await placeOrder({ actor, db: tx }, input);
						throw new Error("The network broke.");
					}),
				);
			}),
		);
		expect(answers.filter(({ status }) => status === "rejected")).toHaveLength(3);
		const next = await placeAt(new Date().toISOString());
		expect(await numbersOf(next.invoiceYear ?? 0)).toEqual(upTo(21));
		const peter = await actorOf(db, shop.peter);
		expect(await placeOrder({ actor: peter, db }, shop.reviewed({ totalMinor: 1n }))).toMatchObject({ ok: false });
		expect((await placeAt(new Date().toISOString())).invoiceNumber, "a refused order takes none").toBe(22);
	});

	test("begin again with the deployment's year", async () => {
		const ends = await placeAt("2031-12-31T15:59:59.999Z");
		const begins = await placeAt("2031-12-31T16:00:00Z");
		const next = await placeAt("2032-01-01T00:00:00Z", "demo");
		expect([ends, begins, next].map((order) => [order.invoiceYear, order.invoiceNumber, order.invoicedOn])).toEqual([
			[2031, 1, new Date("2031-12-31")],
			[2032, 1, new Date("2032-01-01")],
			[2032, 2, new Date("2032-01-01")],
		]);
		expect(ends.gatewayReference).toBe("INV-2031-0001");
		expect(next.gatewayReference).toBe(`DEMO-${next.number}`);
	});

	test("stop no charge: an order that is paid and a charge of the same wallet at once, 200 times, never deadlock", async () => {
		const { user, actor, order } = await aBuyer();
		const start = Date.now();
		for (let round = 0; round < 200; round += 1) {
			// Each a day after the one before: as many as there are may be ordered.
			const clock = clockAt(new Date(start + round * 24 * 3_600_000));
			const charge = {
				key: newId(),
				userId: user.id,
				creditTypeId: "email",
				service: "Mail",
				item: "News",
				credits: 1n,
			};
			const [placed, charged] = await Promise.all([
				placeOrder({ actor, db, clock }, { ...order(), gateway: "demo" }),
				postCharges({ db, client: "tests", actorId: null }, [charge]),
			]);
			expect(placed.ok).toBe(true);
			if (round > 0) expect(charged).toMatchObject([{ ok: true }]);
		}
		expect(retried).toEqual([]);
		for (const [year, orders] of await ordersByYear()) expect(await numbersOf(year)).toEqual(upTo(orders));
	});
});

async function ordersByYear(): Promise<[number, number][]> {
	const orders = await db.order.findMany({ select: { invoiceYear: true } });
	const years = new Map<number, number>();
	for (const { invoiceYear } of orders) if (invoiceYear) years.set(invoiceYear, (years.get(invoiceYear) ?? 0) + 1);
	return [...years];
}

test("a number is written with its year, and found as it is written", () => {
	expect(paperNumber("invoice", { year: 2026, number: 7 })).toBe("INV-2026-0007");
	expect(paperNumber("credit_note", { year: 2026, number: 12_345 })).toBe("CN-2026-12345");
	expect(invoiceNumberIn(" inv-2026-7 ")).toEqual({ year: 2026, number: 7 });
	expect(invoiceNumberIn("INV-1042")).toBeNull();
});
