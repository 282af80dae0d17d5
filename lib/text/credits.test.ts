import { describe, expect, test } from "vitest";
import { creditsOf, creditsOrNoneOf } from "./credits.ts";

describe("a typed number of credits", () => {
	test.each([
		["1", 1n],
		[" 250 ", 250n],
		["1,000", 1_000n],
		["1,234,567", 1_234_567n],
		["1 000", 1_000n],
		["1\u202f000\u202f000", 1_000_000n],
		["999999999999999", 999_999_999_999_999n],
	])("%j is %d", (typed, credits) => {
		expect(creditsOf(typed)).toBe(credits);
		expect(creditsOrNoneOf(typed)).toBe(credits);
	});

	test.each([
		"",
		"-1",
		"1.5",
		"1,5",
		"1.000",
		"10,00",
		"1,0000",
		",100",
		"1, 000",
		"one",
		"1e3",
		"99999999999999999999",
	])("%j is none", (typed) => {
		expect(creditsOf(typed)).toBeNull();
		expect(creditsOrNoneOf(typed)).toBeNull();
	});

	test("zero is a number where there may be none", () => {
		expect(creditsOf("0")).toBeNull();
		expect(creditsOrNoneOf("0")).toBe(0n);
	});
});
