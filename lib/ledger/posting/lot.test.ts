import fc from "fast-check";
import { expect, test } from "vitest";
import { compareLots, type Lot, least, spendable, takeCredits } from "./lot.ts";

const NOW = new Date("2030-01-01T00:00:00.000Z");

const anyLot: fc.Arbitrary<Lot> = fc
	.record({
		id: fc.uuid(),
		accountId: fc.constant("account"),
		originLotId: fc.constant(null),
		originAccountId: fc.constant(null),
		orderId: fc.constant(null),
		kind: fc.constantFrom("purchased", "granted"),
		granted: fc.constant(100n),
		remaining: fc.bigInt(0n, 20n),
		held: fc.bigInt(0n, 20n),
		expiresAt: fc.option(fc.integer({ min: -2, max: 3 }).map((days) => new Date(NOW.getTime() + days * 86_400_000))),
		createdAt: fc.integer({ min: 0, max: 2 }).map((days) => new Date(NOW.getTime() - days * 86_400_000)),
	})
	.map((lot) => ({ ...lot, held: least(lot.held, lot.remaining), closedAt: null }));

test("lots have one order, whatever order they are given in", () => {
	fc.assert(
		fc.property(fc.uniqueArray(anyLot, { selector: (lot) => lot.id }), (lots) => {
			const sorted = [...lots].sort(compareLots);
			expect([...lots].reverse().sort(compareLots)).toEqual(sorted);
			for (const [index, lot] of sorted.entries()) {
				const next = sorted[index + 1];
				if (!next) continue;
				const [a, b] = [lot, next].map(({ expiresAt }) => expiresAt?.getTime() ?? Number.POSITIVE_INFINITY);
				expect(a).toBeLessThanOrEqual(b ?? 0);
				if (a === b && lot.kind === "purchased") expect(next.kind).toBe("purchased");
				if (a === b && lot.kind === next.kind) {
					expect(lot.createdAt.getTime()).toBeLessThanOrEqual(next.createdAt.getTime());
				}
			}
		}),
	);
});

test("credits are taken exactly, from no lot more than it has, or not at all", () => {
	fc.assert(
		fc.property(fc.uniqueArray(anyLot, { selector: (lot) => lot.id }), fc.bigInt(1n, 60n), (lots, credits) => {
			const available = lots.reduce((sum, lot) => sum + spendable(lot, NOW), 0n);
			const parts = takeCredits(lots, credits, NOW);
			if (available < credits) {
				expect(parts).toBeNull();
				return;
			}
			expect(parts?.reduce((sum, part) => sum + part.credits, 0n)).toBe(credits);
			for (const part of parts ?? []) {
				expect(part.credits).toBeGreaterThan(0n);
				expect(part.credits).toBeLessThanOrEqual(spendable(part.lot, NOW));
			}
		}),
	);
});
