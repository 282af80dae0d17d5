import { data } from "currency-codes";
import { describe, expect, it } from "vitest";
import { readerOf } from "@/lib/letters/reader.ts";
import { CURRENCY_CODES } from "./currency-codes.ts";
import { basisPointsOf, currencyDigits, formatMoney, minorOf, plainAmount, plainRate } from "./format-money.ts";
import { formattingLocale } from "./language.ts";

const money = (minor: bigint, currency: string) => formatMoney({ minor, currency, locale: "en" }).replace(/\s/g, " ");

describe("an amount of money", () => {
	it("has as many digits as ISO 4217 gives its currency, for every currency, in mails as on screens", async () => {
		const locale = formattingLocale("en");
		const reader = await readerOf({ name: null, language: "en", timeZone: "UTC" });
		expect(data.length).toBeGreaterThan(170);
		for (const { code, digits } of data) {
			expect(currencyDigits(code), code).toBe(digits);
			const expected = { 0: "129,900", 2: "1,299.00", 3: "129.900", 4: "12.9900" }[digits] ?? "unknown";
			const shown = formatMoney({ minor: 129_900n, currency: code, locale });
			expect(shown.replace(/^[^\d]*/, ""), code).toBe(expected);
			expect(reader.money(129_900n, code)).toBe(shown);
		}
	});

	it.each([
		[129_900n, "RSD", "RSD 1,299.00"],
		[129_900n, "JPY", "¥129,900"],
		[129_900n, "KWD", "KWD 129.900"],
		[-5n, "USD", "-$0.05"],
		[9_007_199_254_740_993_01n, "USD", "$9,007,199,254,740,993.01"],
	])("%s of %s is %s", (minor, currency, text) => expect(money(minor, currency)).toBe(text));

	it("for one credit also has decimals of the minor unit", () => {
		expect(formatMoney({ minor: "0.22", currency: "USD", locale: "en", moreDecimals: 2 })).toBe("$0.0022");
		expect(formatMoney({ minor: "0.22", currency: "JPY", locale: "en", moreDecimals: 2 })).toBe("¥0.22");
	});
});

describe("an amount as typed", () => {
	it.each([
		["12.5", "USD", 1_250n],
		["12", "USD", 1_200n],
		[" 0.05 ", "USD", 5n],
		["0", "USD", 0n],
		["1299", "JPY", 1_299n],
		["1.299", "KWD", 1_299n],
		["12.505", "USD", null],
		["12.5", "JPY", null],
		["1,299", "KWD", null],
		["1,000.00", "USD", null],
		["-5", "USD", null],
		["5.", "USD", null],
		["", "USD", null],
		["99999999999999", "USD", null],
	])("%j of %s is %s", (typed, currency, minor) => expect(minorOf(typed, currency)).toBe(minor));

	it("is what it is written as, in every currency", () => {
		for (const currency of CURRENCY_CODES) {
			for (const minor of [0n, 7n, 1_250n, 129_900n])
				expect(minorOf(plainAmount(minor, currency), currency)).toBe(minor);
		}
	});

	it("can be in each currency that ISO 4217 has and that is in use", () => {
		const known = data.map(({ code }) => code);
		expect(CURRENCY_CODES.filter((code) => !known.includes(code))).toEqual([]);
		expect(new Set(CURRENCY_CODES).size).toBe(CURRENCY_CODES.length);
	});
});

describe("a rate as typed", () => {
	it.each([
		["8.25", 825],
		["8,5", 850],
		["0", 0],
		["100", 10_000],
		["100.01", null],
		["8.255", null],
		["-1", null],
		["", null],
	])("%j is %s basis points", (typed, points) => expect(basisPointsOf(typed)).toBe(points));

	it("is what it is written as", () => {
		for (const points of [0, 5, 825, 2_000, 10_000]) expect(basisPointsOf(plainRate(points))).toBe(points);
	});
});
