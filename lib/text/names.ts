import { z } from "zod";
import { hasWebAddress } from "./addresses/web-addresses.ts";

/** Something visible: more than blanks or invisible characters such as U+200B. */
export const VISIBLE = /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * What PostgreSQL and UTF-8 can hold: everything but NUL and half a surrogate pair, which only a handcrafted request
 * contains.
 */
export const WHOLE_TEXT = /^[^\0\p{Cs}]*$/u;

/** Any text from a client: the base of every text in every schema, which `assertStrict` enforces. */
export const anyText = z.string().regex(WHOLE_TEXT, { error: "notText", abort: true });

/**
 * What a name never contains: line breaks and other controls, characters that reverse the text beside them, and
 * invisible characters, with which two names look the same. Emoji and the scripts that need them keep their joiners,
 * marks and selectors.
 */
const NOT_IN_NAMES =
	/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\u2800\uFFF9-\uFFFB]|(?!\u061C|[\u200C-\u200F]|\p{Variation_Selector})\p{Default_Ignorable_Code_Point}/u;
/** A joiner that joins nothing: at the end of a word, or beside letters that don't use any. */
const IDLE_JOINER = (() => {
	const [joiner, knowsNone] = [
		String.raw`(?:\u200C|\u200D)`,
		String.raw`[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Z}\d]`,
	];
	return new RegExp(`(?:^|${knowsNone})${joiner}|${joiner}(?:$|${joiner}|${knowsNone})`, "u");
})();

/** The marks that tell which way a comma reads, where nothing reads from right to left. */
const IDLE_MARK =
	/^[^\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]*[\u061C\u200E\u200F][^\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]*$/u;

/** Whether a text is fit for a mail's subject or a table's cell, and is what it looks like. */
export function isOneLine(text: string): boolean {
	return !NOT_IN_NAMES.test(text) && !IDLE_JOINER.test(text) && !IDLE_MARK.test(text);
}

/** As names are compared and found: letters composed (NFC), every blank a plain one, none at the ends. */
export function tidyName(text: string): string {
	return text
		.normalize("NFC")
		.replace(/\p{Zs}+/gu, " ")
		.trim();
}

/** Text on one line, such as the name of a user or a thing; it is stored as `tidyName` makes it. */
export const oneLine = anyText.overwrite(tidyName).refine(isOneLine, { error: "oneLine", abort: true });

/** The name of a user or a thing: `oneLine` with something visible in it. */
export const givenName = oneLine.regex(VISIBLE, { error: "nameMissing" });

/** The name of a user, an organization or a group, as mails to strangers show it: no web address. */
export const publicName = givenName.refine((name) => !hasWebAddress(name), { error: "webAddress", abort: true });
