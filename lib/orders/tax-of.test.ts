import { describe, expect, test } from "vitest";
import { taxOf } from "./tax-of.ts";

describe("tax", () => {
	test("is rounded half up to the minor unit", () => {
		expect(taxOf({ priceMinor: 11_000n, rateBasisPoints: 825 })).toBe(908n);
		expect(taxOf({ priceMinor: 100n, rateBasisPoints: 50 })).toBe(1n);
		expect(taxOf({ priceMinor: 100n, rateBasisPoints: 49 })).toBe(0n);
		expect(taxOf({ priceMinor: 10n ** 15n, rateBasisPoints: 0 })).toBe(0n);
	});
});
