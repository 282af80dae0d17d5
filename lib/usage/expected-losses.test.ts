import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { expectedLosses, expectedUse, roughly } from "./expected-losses.ts";

const NOW = new Date("2026-11-22T04:00:00Z");
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY_MS);
const tenADay = { usedInWindow: 300n, windowDays: 30 };
const unused = { usedInWindow: 0n, windowDays: 30 };

/** Lots in the order in which they pay: credits, and in how many days they expire; null: never. */
const lots = (...of: (readonly [bigint, number | null])[]) =>
	of.map(([credits, days]) => ({ credits, expiresAt: days === null ? null : inDays(days) }));

describe("what expires unused at this rate", () => {
	it.each([
		["what is used up in time isn't lost", lots([100n, 10]), tenADay, [0n]],
		["what is more than can be used until then", lots([130n, 10]), tenADay, [30n]],
		["all of it where nothing was used", lots([130n, 10], [20n, 20]), unused, [130n, 20n]],
		["all of it where more was given back than used", lots([130n, 10]), { usedInWindow: -5n, windowDays: 30 }, [130n]],
		["nothing of what never expires", lots([130n, 10], [9_000n, null]), tenADay, [30n, 0n]],
		["nothing where there is nothing", lots(), tenADay, []],
		["the next is used once the one before is used up", lots([50n, 9], [90n, 12]), tenADay, [0n, 20n]],
		["the next is used once the one before has expired", lots([500n, 9], [90n, 12]), tenADay, [410n, 60n]],
		["two of the same day", lots([60n, 10], [60n, 10]), tenADay, [0n, 20n]],
		["groups first: the wallet waits for them, whenever it expires", lots([300n, 60], [50n, 20]), tenADay, [0n, 50n]],
		["groups first: the wallet gets the time that is left", lots([100n, 60], [150n, 20]), tenADay, [0n, 50n]],
		[
			"groups first: one that never expires is used up first as well",
			lots([100n, null], [150n, 20]),
			tenADay,
			[0n, 50n],
		],
		["parts of a credit aren't used", lots([11n, 1]), { usedInWindow: 301n, windowDays: 30 }, [1n]],
		["one busy first day counts as if over a week", lots([100n, 7]), { usedInWindow: 70n, windowDays: 1 }, [30n]],
		["what has expired by now", lots([10n, -1], [10n, 5]), tenADay, [10n, 0n]],
	])("%s", (_, of, rate, lost) => {
		expect(expectedLosses(of, rate, NOW)).toEqual(lost);
	});

	it("is what someone who uses the same amount each day loses", () => {
		const lot = fc.record({ days: fc.integer({ min: 1, max: 60 }), credits: fc.integer({ min: 0, max: 300 }) });
		fc.assert(
			// Not in the order of their expiry: pools are used one after the other.
			fc.property(fc.array(lot, { maxLength: 6 }), fc.integer({ min: 0, max: 9 }), (drawn, perDay) => {
				const left = drawn.map(({ credits }) => credits);
				for (let day = 0; day < 60; day += 1) {
					let wanted = perDay;
					for (const [index, { days }] of drawn.entries()) {
						if (days <= day) continue;
						const used = Math.min(wanted, left[index] ?? 0);
						left[index] = (left[index] ?? 0) - used;
						wanted -= used;
					}
				}
				const of = drawn.map(({ days, credits }) => ({ credits: BigInt(credits), expiresAt: inDays(days) }));
				const rate = { usedInWindow: BigInt(perDay * 30), windowDays: 30 };
				expect(expectedLosses(of, rate, NOW)).toEqual(left.map(BigInt));
			}),
		);
	});
});

describe("what is used until an instant at this rate", () => {
	it.each([
		["as much as the rate says", lots([500n, null]), tenADay, 9, 90n],
		["no more than there is", lots([50n, null]), tenADay, 9, 50n],
		["nothing where nothing was used", lots([50n, null]), unused, 9, 0n],
		["of what expires before, only what is used until then", lots([90n, 4], [30n, null]), tenADay, 9, 70n],
		["the next lot in the time that the one before leaves", lots([20n, 4], [500n, 40]), tenADay, 9, 90n],
		["what expires after it as if it didn't", lots([500n, 40]), tenADay, 9, 90n],
		["nothing until now", lots([500n, 40]), tenADay, 0, 0n],
	])("%s", (_, of, rate, days, used) => {
		expect(expectedUse(of, rate, { now: NOW, until: inDays(days) })).toBe(used);
	});
});

it.each([
	[0n, 0n],
	[7n, 7n],
	[99n, 99n],
	[123n, 120n],
	[7_312n, 7_300n],
	[7_350n, 7_400n],
	[99_999n, 100_000n],
	[199_999n, 199_999n],
])("about %s of 200,000 is %s", (lost, rough) => {
	expect(roughly({ lost, credits: 200_000n })).toBe(rough);
});
