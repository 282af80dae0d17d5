import fc from "fast-check";
import { expect, test } from "vitest";
import { refundOf } from "./refund-of.ts";

const fresh = { credits: 1_000n, taxMinor: 83n, totalMinor: 1_083n, refundedCredits: 0n, refundedMinor: 0n };

test("pays back the share of the total that is taken back, rounded down, and of it the tax", () => {
	expect(refundOf(fresh, 667n)).toEqual({ priceMinor: 667n, taxMinor: 55n, totalMinor: 722n });
	expect(refundOf(fresh, 1_000n)).toEqual({ priceMinor: 1_000n, taxMinor: 83n, totalMinor: 1_083n });
	expect(refundOf({ ...fresh, taxMinor: 0n, totalMinor: 0n }, 1_000n)).toEqual({
		priceMinor: 0n,
		taxMinor: 0n,
		totalMinor: 0n,
	});
});

test("no part is below zero, and parts add up to the whole, price and tax alike", () => {
	const money = fc.bigInt(0n, 100_000n);
	const parts = fc.array(fc.bigInt(1n, 5_000n), { minLength: 1, maxLength: 12 });
	fc.assert(
		fc.property(money, money, parts, (priceMinor, taxMinor, taken) => {
			const credits = taken.reduce((sum, part) => sum + part, 0n);
			const totalMinor = priceMinor + taxMinor;
			let order = { credits, taxMinor, totalMinor, refundedCredits: 0n, refundedMinor: 0n };
			let [prices, taxes] = [0n, 0n];
			for (const part of taken) {
				const paid = refundOf(order, part);
				expect(paid.priceMinor >= 0n && paid.taxMinor >= 0n).toBe(true);
				prices += paid.priceMinor;
				taxes += paid.taxMinor;
				order = {
					...order,
					refundedCredits: order.refundedCredits + part,
					refundedMinor: order.refundedMinor + paid.totalMinor,
				};
			}
			expect([prices, taxes]).toEqual([priceMinor, taxMinor]);
		}),
	);
});
