import { describe, expect, it } from "vitest";
import { daysLeft } from "./rate.ts";

describe("days left at this rate", () => {
	it.each([
		["thirty days' use", { available: 900n, usedInWindow: 300n, windowDays: 30 }, 90],
		["whole days only", { available: 100n, usedInWindow: 300n, windowDays: 30 }, 10],
		["less than a day", { available: 5n, usedInWindow: 300n, windowDays: 30 }, 0],
		["a young wallet, by the days since its first use", { available: 100n, usedInWindow: 100n, windowDays: 10 }, 10],
		["one busy first day, as if over a week", { available: 100n, usedInWindow: 100n, windowDays: 1 }, 7],
		["nothing used", { available: 100n, usedInWindow: 0n, windowDays: 30 }, null],
		["nothing left", { available: 0n, usedInWindow: 100n, windowDays: 30 }, null],
	])("%s", (_, use, days) => {
		expect(daysLeft(use)).toBe(days);
	});
});
