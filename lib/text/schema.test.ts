import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cancelOrderSchema, refundOrderSchema } from "@/lib/orders/schema.ts";
import { newId } from "@/lib/platform/ids.ts";
import { changeShareGroupSchema, previewWelcomeMailSchema } from "@/lib/share-groups/schema.ts";
import { removeUserSchema } from "@/lib/user-information/schema.ts";
import { anyText, freeText, givenName, oneLine, publicName, tidyName, tidyText, VISIBLE } from "./schema.ts";

/** The code points that change how the letters beside them look, or that nobody sees. */
const UNSEEN = Array.from({ length: 0x110000 }, (_, code) => String.fromCodePoint(code)).filter((sign) => {
	const isUnseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Bidi_Control}\p{Default_Ignorable_Code_Point}\u2800]/u.test(sign);
	return isUnseen && !/\p{Variation_Selector}/u.test(sign);
});
const nameOf = (sign: string) => `U+${sign.codePointAt(0)?.toString(16)}`;

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
		for (const sign of UNSEEN) {
			if (oneLine.safeParse(`a${sign}b`).success) expect.fail(`${nameOf(sign)} is taken in a name`);
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

describe("a text over several lines", () => {
	it.each([
		["Hello,\r\nthe lab opens\ton Monday.\r\rSally", "Hello,\nthe lab opens on Monday.\n\nSally"],
		[" Zoe\u0308 \n", "Zoë"],
		["Pay to \u202Eeve@evil.example\u202C now", "Pay to eve@evil.example now"],
		["\u2066safe\u2069 \u200Eand\u200F so\u00ADund", "safe and sound"],
		["Ma\u200Bry\u200D, Ma\u200Cry\uFEFF", "Mary, Mary"],
		["one\u2028two\u2029three\u0085four", "one\ntwo\nthree\nfour"],
		["beep\u0007\u001B[31m", "beep[31m"],
		["\u{E0041}\u3164\u2800", ""],
		["علی‌رضا 👩‍💻 ❤️", "علی‌رضا 👩‍💻 ❤️"],
		["ABC\u200Fא, 5\u200E%", "ABC\u200Fא, 5\u200E%"],
	])("%j is stored as %j", (written, stored) => {
		expect(freeText.parse(written)).toBe(stored);
		expect(tidyText(stored)).toBe(stored);
	});

	it("is what messages and reasons are stored as", () => {
		const [written, stored] = ["Ordered\u202E twice\u200B\r\nby Tom", "Ordered twice\nby Tom"];
		const [orderId, shareGroupId] = [newId(), newId()];
		expect(changeShareGroupSchema.parse({ shareGroupId, version: 0, emailMessage: written }).emailMessage).toBe(stored);
		expect(previewWelcomeMailSchema.parse({ shareGroupId, emailMessage: written }).emailMessage).toBe(stored);
		expect(cancelOrderSchema.parse({ orderId, reason: written }).reason).toBe(stored);
		expect(refundOrderSchema.parse({ orderId, reason: written }).reason).toBe(stored);
		expect(removeUserSchema.shape.reason.parse(written)).toBe(stored);
		for (const nothing of ["\u200B".repeat(9), " \u2800\u00A0 a\u00ADb", "\uFE0F\uFE0F\uFE0F"]) {
			const refused = cancelOrderSchema.safeParse({ orderId, reason: nothing });
			expect(refused.error?.issues[0]?.message).toBe("reasonTooShort");
		}
	});

	it("has nothing unseen in it but line ends, whatever code point is typed", () => {
		for (const sign of UNSEEN) {
			const stored = freeText.safeParse(`a${sign}b`);
			if (stored.success && !/^a[ \n]?b$/.test(stored.data)) expect.fail(`${nameOf(sign)} is kept in a text`);
		}
	}, 60_000);

	it("is as fit to be read as a name is, on each of its lines, and stays as it is stored", () => {
		const joining = fc.constantFrom(..."\u200C\u200D\u200E\u061C\u202E\u0301\u034F\uFE0F\n eعא☃", "👩");
		const unit = fc.oneof(joining, fc.string({ unit: "binary", minLength: 1, maxLength: 1 }));
		fc.assert(
			fc.property(fc.array(unit, { maxLength: 12 }), (units) => {
				const stored = tidyText(units.join(""));
				expect(tidyText(stored)).toBe(stored);
				if (!stored.includes("\n") && anyText.safeParse(stored).success)
					expect(oneLine.safeParse(stored).success).toBe(true);
			}),
			{ numRuns: 2_000 },
		);
	}, 60_000);
});

it("a name or text is read at once, however long and whatever it consists of", () => {
	const parts = ["a", "a.", "a-", " ", "\n", "\u200D", "\u200E", "\u0301", ".", ":", "@"];
	for (const part of parts) {
		const long = part.repeat(20_000 / part.length);
		for (const text of [long, `a${long}א`, `א${long}a`]) {
			publicName.safeParse(text);
			freeText.safeParse(text);
		}
	}
}, 20_000);

it.each(["a\0", "\ud800", "x\udfffy", "\udc00\ud800"])("no text holds %j, which can't be stored", (text) => {
	for (const schema of [anyText, oneLine]) expect(schema.safeParse(text).error?.issues[0]?.message).toBe("notText");
	expect(anyText.parse("two\nlines 👩‍💻")).toBe("two\nlines 👩‍💻");
});
