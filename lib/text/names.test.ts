import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyText, givenName, oneLine, tidyName, VISIBLE } from "./names.ts";

const errorOf = (name: string) => givenName.safeParse(name).error?.issues[0]?.message ?? null;

describe("a name", () => {
	it("contains something visible", () => {
		for (const name of ["Zoë", "王", "علی‌رضا", "1", "-", "👩‍💻", "❤️", "ABC\u200Fא"]) {
			expect(VISIBLE.test(name)).toBe(true);
			expect(errorOf(name), name).toBeNull();
		}
		for (const nothing of ["", " ", "\u00A0\u2003"]) expect(errorOf(nothing)).toBe("nameMissing");
		for (const nothing of ["\u200B", "\u00AD\u2060", "\u3164", "\u2800"]) {
			expect(VISIBLE.test(nothing)).toBe(false);
			expect(errorOf(nothing)).toBe("oneLine");
		}
	});

	it("has its letters composed, however they are typed, and plain blanks", () => {
		expect(givenName.parse(" Zoe\u0308\u00A0 Gray\u3000")).toBe("Zoë Gray");
	});

	it.each([
		"Mary \u202EeeL nhoJ",
		"Mary\nLee",
		"Mary\r\nBcc: eve",
		"Mary\u2028Lee",
		"Mary\u0007",
		"Ma\u200Bry",
		"Ma\u200Dry",
		"Mary\u200C",
		"Mary\u00AD",
		"Mary\u{E0041}",
		"Mary\u2066Lee\u2069",
		"Mary\u061C",
		"\u200EMary",
		"Mary\uFEFFLee",
		"Mary\u115F",
	])("is refused where it is %j", (name) => expect(errorOf(name)).toBe("oneLine"));

	it("is what is visible of it, whatever code point is in it", () => {
		for (let code = 0; code <= 0x10ffff; code += 1) {
			const sign = String.fromCodePoint(code);
			const isSeen = !/[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\u2800]/u.test(sign);
			const isJoining = /\p{Variation_Selector}/u.test(sign);
			if (isSeen || isJoining || /[\uFFF9-\uFFFB]/.test(sign)) continue;
			if (oneLine.safeParse(`a${sign}b`).success) expect.fail(`U+${code.toString(16)} is taken in a name`);
		}
	}, 60_000);

	it("is stored in a form that is accepted again", () => {
		fc.assert(
			fc.property(fc.string({ unit: "binary" }), (text) => {
				const taken = givenName.safeParse(text);
				if (taken.success) expect(givenName.parse(taken.data)).toBe(taken.data);
				expect(tidyName(tidyName(text))).toBe(tidyName(text));
			}),
		);
	}, 60_000);
});

it.each(["a\0", "\ud800", "x\udfffy", "\udc00\ud800"])("no text holds %j, which can't be stored", (text) => {
	for (const schema of [anyText, oneLine]) expect(schema.safeParse(text).error?.issues[0]?.message).toBe("notText");
	expect(anyText.parse("two\nlines 👩‍💻")).toBe("two\nlines 👩‍💻");
});
