import { z } from "zod";
import { hasWebAddress } from "./addresses/has-web-address.ts";
import { wrong } from "./wrong.ts";

/** Something visible: more than blanks or invisible characters such as U+200B. */
export const VISIBLE = /[^\p{C}\p{Z}\p{Default_Ignorable_Code_Point}\u2800]/u;

/**
 * What PostgreSQL and UTF-8 can hold: everything but NUL and half a surrogate pair, which only a handcrafted request
 * contains.
 */
export const WHOLE_TEXT = /^[^\0\p{Cs}]*$/u;

/** Any text from a client: the base of every text in every schema, which `assertStrict` enforces. */
export const anyText = z.string().regex(WHOLE_TEXT, { error: wrong("notText"), abort: true });

/**
 * What a name never contains: line breaks and other controls, characters that reverse the text beside them, and
 * invisible characters, with which two names look the same. Emoji and the scripts that need them keep their joiners,
 * marks and selectors.
 */
const NOT_IN_NAMES =
	/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069\u2800\uFFF9-\uFFFB]|(?!\u061C|[\u200C-\u200F]|\p{Variation_Selector})\p{Default_Ignorable_Code_Point}/u;
/** Joins the letters beside it, or keeps them apart. */
const JOINER = /[\u200C\u200D]/;
/** What uses no joiners, and the ends of words. */
const KNOWS_NO_JOINERS = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Z}\d\n]/u;
/** These tell which way a comma reads, where something reads from right to left. */
const DIRECTION_MARKS = /[\u061C\u200E\u200F]/g;
const RIGHT_TO_LEFT = /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** Whether a text is fit for a mail's subject or a table's cell, and is what it looks like. */
export function isOneLine(text: string): boolean {
	return !NOT_IN_NAMES.test(text) && withoutIdle(text) === text;
}

/**
 * Without the joiners that join nothing, at the end of a word or beside letters that don't use any, and without the
 * marks of direction where nothing reads from right to left.
 */
function withoutIdle(text: string): string {
	const unmarked = text.replace(DIRECTION_MARKS, "");
	const directed = RIGHT_TO_LEFT.test(unmarked) ? text : unmarked;
	if (!JOINER.test(directed)) return directed;
	const signs = [...directed];
	let joinsNothing = true;
	const kept = signs.filter((sign, index) => {
		if (!JOINER.test(sign)) {
			// An accent is part of the letter before it.
			if (!/\p{M}/u.test(sign)) joinsNothing = KNOWS_NO_JOINERS.test(sign);
			return true;
		}
		const next = signs[index + 1] ?? " ";
		return !joinsNothing && !JOINER.test(next) && !KNOWS_NO_JOINERS.test(next);
	});
	return kept.join("");
}

/** As names are compared and found: letters composed (NFC), every blank a plain one, none at the ends. */
export function tidyName(text: string): string {
	return text
		.normalize("NFC")
		.replace(/\p{Zs}+/gu, " ")
		.trim();
}

/** Text on one line, such as the name of a user or a thing; it is stored as `tidyName` makes it. */
export const oneLine = anyText.overwrite(tidyName).refine(isOneLine, { error: wrong("oneLine"), abort: true });

/** The name of a user or a thing: `oneLine` with something visible in it. */
export const givenName = oneLine.regex(VISIBLE, wrong("nameMissing"));

/** The name of a user, an organization or a group, as mails to strangers show it: no web address. */
export const publicName = givenName.refine((name) => !hasWebAddress(name), { error: wrong("webAddress"), abort: true });

const LINE_ENDS = /\r\n?|[\v\f\u0085\u2028\u2029]/g;
/** Blanks that aren't plain ones, of a width that nobody sees. */
const BLANKS = /[\t\u2800]/g;
const NOT_IN_TEXTS = new RegExp(`(?!\\n)(?:${NOT_IN_NAMES.source})`, "gu");

/**
 * A text over several lines, as it is stored: letters composed, lines ended alike, and without whatever a name never
 * contains, which would make it read as something that it isn't. Pasted texts are full of it, so it is not refused.
 */
export function tidyText(text: string): string {
	const plain = text.replace(LINE_ENDS, "\n").replace(BLANKS, " ").replace(NOT_IN_TEXTS, "");
	return withoutIdle(plain).normalize("NFC").trim();
}

/** What a user writes to others over several lines, such as a message or a reason; stored as `tidyText` makes it. */
export const freeText = anyText.overwrite(tidyText);
