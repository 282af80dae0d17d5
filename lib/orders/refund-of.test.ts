import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { refundOf } from "./refund-of.ts";

describe("a partial refund", () => {
	test("is that share of the total, rounded down", () => {
		expect(refundOf({ totalMinor: 1_000n, credits: 3n, refundedCredits: 1n })).toBe(333n);
		expect(refundOf({ totalMinor: 1_000n, credits: 3n, refundedCredits: 2n })).toBe(666n);
	});

	test("of all credits is all of the money, and two parts are never more than the whole", () => {
		const amount = fc.bigInt({ min: 1n, max: 10n ** 12n });
		fc.assert(
			fc.property(amount, amount, amount, (totalMinor, credits, wanted) => {
				const refundedCredits = wanted % (credits + 1n);
				expect(refundOf({ totalMinor, credits, refundedCredits: credits })).toBe(totalMinor);
				const part = refundOf({ totalMinor, credits, refundedCredits });
				const rest = refundOf({ totalMinor, credits, refundedCredits: credits - refundedCredits });
				expect(part + rest).toBeLessThanOrEqual(totalMinor);
			}),
		);
	});
});
