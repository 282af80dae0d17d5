import { expect, it } from "vitest";
import { daysAfter, monthsAfter } from "./months-after.ts";

it("counts months from the 31st over a leap February, and comes back to it (product.md 49)", () => {
	const days = [0, 1, 2, 3, 4, 12, 13].map((months) => monthsAfter("2028-01-31", months));
	expect(days).toEqual([
		"2028-01-31",
		"2028-02-29",
		"2028-03-31",
		"2028-04-30",
		"2028-05-31",
		"2029-01-31",
		"2029-02-28",
	]);
	expect(monthsAfter("2027-12-31", 2)).toBe("2028-02-29");
	expect(monthsAfter("2028-02-29", 12)).toBe("2029-02-28");
	expect(monthsAfter("2028-02-29", 48)).toBe("2032-02-29");
});

it("counts days over the ends of months and years", () => {
	expect(daysAfter("2028-02-28", 1)).toBe("2028-02-29");
	expect(daysAfter("2028-01-01", -1)).toBe("2027-12-31");
});
