import { data } from "currency-codes";
import { describe, expect, it } from "vitest";
import { readerOf } from "@/lib/letters/reader.ts";
import { currencyDigits, formatMoney } from "./currencies.ts";
import { formattingLocale } from "./languages.ts";

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
