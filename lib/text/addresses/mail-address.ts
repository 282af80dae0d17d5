import { domainToASCII } from "node:url";

/** A name and an address, apart from each other, so that neither can be taken for more than it is. */
export interface MailAddress {
	readonly name: string;
	readonly address: string;
}

// What an address never has outside quotes, which nobody's has: a second receiver, a comment, another header's line, what
// is drawn as nothing, a star for everybody.
const LOCAL_PART = /^[^\s\p{C}\p{Default_Ignorable_Code_Point}@<>()[\],;:"\\*]{1,64}$/u;
const DOMAIN = /^(?=.{1,253}$)[^\s\p{C}\p{P}\p{S}]+((-+|\.)[^\s\p{C}\p{P}\p{S}]+)*$/u;

/** Whether a text is one address that mail can be sent to, and nothing else. Any alphabet may be in it. */
export function isMailAddress(text: string): boolean {
	const at = text.lastIndexOf("@");
	return at > 0 && LOCAL_PART.test(text.slice(0, at)) && DOMAIN.test(text.slice(at + 1));
}

/**
 * An address in the one form in which it is stored, so that nobody has two accounts with it: as it was written, but the
 * domain in ASCII, and what stands before it in lower case where that isn't ASCII. So nothing is left in which this
 * program and PostgreSQL's `lower` could differ. Null where the text is none.
 */
export function storedAddress(text: string): string | null {
	// Composed first: some signs are others then, the Greek question mark a semicolon.
	const address = text.normalize("NFC").replace(PASTED_AROUND, "");
	if (!isMailAddress(address)) return null;
	const at = address.lastIndexOf("@");
	const domain = asciiDomain(address.slice(at + 1));
	return domain && `${foldedLocalPart(address.slice(0, at))}@${domain}`;
}

/** What comes with an address that is copied from somewhere: blanks, and what is drawn as nothing. */
const PASTED_AROUND = /^[\s\p{Cf}\p{Default_Ignorable_Code_Point}]+|[\s\p{Cf}\p{Default_Ignorable_Code_Point}]+$/gu;

/** The same for every spelling that differs in case alone; ASCII stays as it was written, for everything compares it well. */
function foldedLocalPart(composed: string): string {
	if (/^\p{ASCII}*$/u.test(composed)) return composed;
	// Letter by letter, for JavaScript and PostgreSQL disagree about what follows from a letter's place.
	const lower = Array.from(composed, (letter) => letter.toLowerCase())
		.join("")
		.normalize("NFC");
	return lower.replaceAll("ς", "σ").replace(FINAL_SIGMA, "ς");
}

const GREEK = String.raw`[\u0370-\u03FF\u1F00-\u1FFF]`;
const FINAL_SIGMA = new RegExp(`(?<=${GREEK})σ(?!${GREEK})`, "gu");

/** Lower-case ASCII, as the Domain Name System spells it; null where the text is no name (numbers are addresses). */
export function asciiDomain(text: string): string | null {
	if (!DOMAIN.test(text)) return null;
	const ascii = domainToASCII(text.normalize("NFC")).toLowerCase();
	return ascii === "" || /(^|\.)\d+$/.test(ascii) ? null : ascii;
}

/** What somebody searches for, as it may stand in stored addresses and domains: as it is, and with the domain in ASCII. */
export function searchedSpellings(search: string): string[] {
	const text = search.normalize("NFC").trim();
	const at = text.lastIndexOf("@") + 1;
	const domain = text.slice(at);
	const ascii = /^\p{ASCII}*$/u.test(domain) ? "" : domainToASCII(domain);
	const folded = foldedLocalPart(text.slice(0, at)) + (ascii || domain);
	return [...new Set([text, folded, ...(ascii === "" ? [] : [text.slice(0, at) + ascii])])];
}

/** Reads `Name <address>` or an address alone; null where it is neither. */
export function parseSender(text: string): MailAddress | null {
	const [, name, named] = /^\s*"?([^"<>\p{C}]*?)"?\s*<([^<>]+)>\s*$/u.exec(text) ?? [];
	const address = (named ?? text).trim();
	return isMailAddress(address) ? { name: name ?? "", address } : null;
}
