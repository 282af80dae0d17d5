import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysLeft } from "./days-left.ts";

const NOW = new Date("2026-11-22T04:00:00Z");
const DAY_MS = 86_400_000;
const inDays = (days: number) => new Date(NOW.getTime() + days * DAY_MS);
const lasting = (credits: bigint) => [{ credits, expiresAt: null }];

describe("days left at this rate", () => {
	it.each([
		["thirty days' use", lasting(900n), { usedInWindow: 300n, windowDays: 30 }, 90],
		["whole days only", lasting(100n), { usedInWindow: 300n, windowDays: 30 }, 10],
		["less than a day", lasting(5n), { usedInWindow: 300n, windowDays: 30 }, 0],
		["a young wallet, by the days since its first use", lasting(100n), { usedInWindow: 100n, windowDays: 10 }, 10],
		["one busy first day, as if over a week", lasting(100n), { usedInWindow: 100n, windowDays: 1 }, 7],
		["nothing used", lasting(100n), { usedInWindow: 0n, windowDays: 30 }, null],
		["nothing left", [], { usedInWindow: 100n, windowDays: 30 }, null],
	])("%s", (_, lots, rate, days) => {
		expect(daysLeft(lots, rate, NOW)).toBe(days);
	});

	const tenADay = { usedInWindow: 300n, windowDays: 30 };

	it.each([
		["more than can be used before it expires", [{ credits: 16_595n, expiresAt: inDays(80) }], 80],
		["used up before it expires", [{ credits: 100n, expiresAt: inDays(80) }], 10],
		["what doesn't expire, once the rest has", [{ credits: 900n, expiresAt: inDays(5) }, ...lasting(100n)], 15],
		[
			"each used from when the one before is gone",
			[
				{ credits: 50n, expiresAt: inDays(9) },
				{ credits: 90n, expiresAt: inDays(12) },
			],
			12,
		],
		["expires within the hour", [{ credits: 900n, expiresAt: inDays(0.04) }], 0],
	])("credits that expire: %s", (_, lots, days) => {
		expect(daysLeft(lots, tenADay, NOW)).toBe(days);
	});

	it("is how long a user who uses the same amount each day goes on", () => {
		const lot = fc.record({ days: fc.integer({ min: 1, max: 60 }), credits: fc.integer({ min: 0, max: 300 }) });
		fc.assert(
			fc.property(fc.array(lot, { minLength: 1, maxLength: 6 }), fc.integer({ min: 1, max: 9 }), (drawn, perDay) => {
				const sorted = drawn.toSorted((one, other) => one.days - other.days);
				const lots = sorted.map(({ days, credits }) => ({ credits: BigInt(credits), expiresAt: inDays(days) }));
				const rate = { usedInWindow: BigInt(perDay * 30), windowDays: 30 };
				const answer = daysLeft(lots, rate, NOW);
				const left = sorted.map(({ credits }) => credits);
				let days = 0;
				for (; ; days += 1) {
					let wanted = perDay;
					for (const [index, one] of sorted.entries()) {
						if (one.days <= days) continue;
						const used = Math.min(wanted, left[index] ?? 0);
						left[index] = (left[index] ?? 0) - used;
						wanted -= used;
					}
					if (wanted > 0) break;
				}
				expect(answer ?? 0).toBe(days);
			}),
		);
	});
});
