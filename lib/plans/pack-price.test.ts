import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { savingAgainst, sharedDecimals, unitPriceMinor } from "./pack-price.ts";

describe("what one credit costs", () => {
	test("is a decimal of the minor unit, without noughts behind", () => {
		expect(unitPriceMinor({ credits: 1_000n, priceMinor: 400n })).toBe("0.4");
		expect(unitPriceMinor({ credits: 10n, priceMinor: 1_200n })).toBe("120");
		expect(unitPriceMinor({ credits: 3n, priceMinor: 2n })).toBe("0.666667");
	});

	test("is shown with as many decimals as its neighbours, four of the minor unit at most", () => {
		expect(sharedDecimals(["0.4", "0.35", "0.3"])).toBe(2);
		expect(sharedDecimals(["120", "100"])).toBe(0);
		expect(sharedDecimals(["0.666667", "0.5"])).toBe(4);
	});
});

describe("what a bigger pack saves (product.md 14)", () => {
	test("is measured against as many credits in the smallest packs", () => {
		const smallest = { credits: 1_000n, priceMinor: 400n };
		expect(savingAgainst(smallest, { credits: 50_000n, priceMinor: 11_000n })).toEqual({
			savedMinor: 9_000n,
			percent: 45,
		});
		expect(savingAgainst(smallest, { credits: 3_000n, priceMinor: 1_001n })).toEqual({ savedMinor: 199n, percent: 16 });
	});

	test("is nothing where a bigger pack costs as much or more", () => {
		const smallest = { credits: 1_000n, priceMinor: 400n };
		expect(savingAgainst(smallest, smallest)).toBeNull();
		expect(savingAgainst(smallest, { credits: 2_000n, priceMinor: 801n })).toBeNull();
	});

	test("never promises more than is saved", () => {
		const amount = fc.bigInt({ min: 1n, max: 10n ** 9n });
		const pack = fc.record({ credits: amount, priceMinor: amount });
		fc.assert(
			fc.property(pack, pack, (smallest, bigger) => {
				const saving = savingAgainst(smallest, bigger);
				if (!saving) return;
				expect((bigger.priceMinor + saving.savedMinor) * smallest.credits).toBeLessThanOrEqual(
					smallest.priceMinor * bigger.credits,
				);
				expect(saving.percent).toBeLessThan(100);
			}),
		);
	});
});
