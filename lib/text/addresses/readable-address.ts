import { domainToUnicode } from "node:url";

// How an address is shown, wherever one is: on screens and in mails in the domain's own alphabet, except for labels
// that could be taken for others. Files have it as it is stored, with the domain in ASCII, because programs read them.

const COMMON = String.raw`\d\-\p{Script=Inherited}`;
/** Alphabets whose letters appear in a word with no others. */
const ALPHABETS = [
	...["Latin", "Cyrillic", "Greek", "Armenian", "Georgian", "Hebrew", "Arabic", "Ethiopic", "Hangul", "Thai", "Lao"],
	...["Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Oriya", "Tamil", "Telugu", "Kannada", "Malayalam", "Sinhala"],
	...["Khmer", "Myanmar", "Tibetan"],
];
/** Writing systems that combine several (UTS #39, "highly restrictive"). */
const TOGETHER = [
	["Latin", "Han", "Hiragana", "Katakana"],
	["Latin", "Han", "Bopomofo"],
	["Latin", "Han", "Hangul"],
];
const ONE_WRITING = new RegExp(
	[...ALPHABETS.map((alphabet) => [alphabet]), ...TOGETHER]
		.map((scripts) => `^[${COMMON}${scripts.map((script) => `\\p{Script_Extensions=${script}}`).join("")}]+$`)
		.join("|"),
	"u",
);
/** Words of another alphabet that read as Latin ones from their first letter to their last. */
const LOOKS_LATIN = /^(?:[асԁеһіјӏорԛѕԝхуѵѡгпъь\d-]+|[αβηικνορτυχω\d-]+)$/u;

/** A stored address or domain for display; a label of its domain that could be taken for another stays `xn--…`. */
export function readableAddress(stored: string): string {
	const at = stored.lastIndexOf("@") + 1;
	const labels = stored.slice(at).split(".");
	const isLatin = !labels.at(-1)?.startsWith("xn--");
	return stored.slice(0, at) + labels.map((label) => readableLabel(label, { isLatin })).join(".");
}

/** `isLatin`: whether its top-level domain is, so that a reader expects Latin letters. */
function readableLabel(label: string, { isLatin }: { isLatin: boolean }): string {
	if (!label.startsWith("xn--")) return label;
	const shown = domainToUnicode(label);
	return ONE_WRITING.test(shown) && !(isLatin && LOOKS_LATIN.test(shown)) ? shown : label;
}
