import { domainToASCII } from "node:url";

/** A name and an address, kept apart, so that neither can be taken for more than it is. */
export interface MailAddress {
	readonly name: string;
	readonly address: string;
}

// What an address never has outside quotes, and real addresses have no quotes: a second receiver, a comment, another
// header's line, invisible characters, a star for everyone.
const LOCAL_PART = /^[^\s\p{C}\p{Default_Ignorable_Code_Point}@<>()[\],;:"\\*]{1,64}$/u;
const DOMAIN = /^(?=.{1,253}$)[^\s\p{C}\p{P}\p{S}]+((-+|\.)[^\s\p{C}\p{P}\p{S}]+)*$/u;

/** Whether a text is one address that mail can be sent to, and nothing else. Any alphabet is allowed. */
export function isMailAddress(text: string): boolean {
	const at = text.lastIndexOf("@");
	return at > 0 && LOCAL_PART.test(text.slice(0, at)) && DOMAIN.test(text.slice(at + 1));
}

/**
 * An address in the one form in which it is stored, so that one address can't have two accounts: as it was written, but
 * with the domain in ASCII, and the local part in lower case where it isn't ASCII. Then nothing is left in which this
 * program and PostgreSQL's `lower` could differ. Null where the text is not an address.
 */
export function storedAddress(text: string): string | null {
	// Composed first, because that turns some characters into others: the Greek question mark into a semicolon.
	const address = text.normalize("NFC").replace(PASTED_AROUND, "");
	if (!isMailAddress(address)) return null;
	const at = address.lastIndexOf("@");
	const domain = asciiDomain(address.slice(at + 1));
	return domain && `${foldedLocalPart(address.slice(0, at))}@${domain}`;
}

/**
 * An address that is newly entered, as it is stored. Null as well where its domain has no dot, so that no mailbox in the
 * world has it; addresses that are stored already are read by `storedAddress`.
 */
export function enteredAddress(text: string): string | null {
	const address = storedAddress(text);
	return address?.slice(address.lastIndexOf("@")).includes(".") ? address : null;
}

/** What is copied along with an address: blanks and invisible characters. */
const PASTED = String.raw`[\s\p{Cf}\p{Default_Ignorable_Code_Point}]`;
const PASTED_AROUND = new RegExp(`^${PASTED}+|(?<!${PASTED})${PASTED}+$`, "gu");

/**
 * The same for every spelling that differs only in case; ASCII stays as written, because everything compares it
 * correctly.
 */
function foldedLocalPart(composed: string): string {
	if (/^\p{ASCII}*$/u.test(composed)) return composed;
	// Letter by letter, because JavaScript and PostgreSQL disagree about letters whose lower case depends on their
	// position.
	const lower = Array.from(composed, (letter) => letter.toLowerCase())
		.join("")
		.normalize("NFC");
	return lower.replaceAll("ς", "σ").replace(FINAL_SIGMA, "ς");
}

const GREEK = String.raw`[\u0370-\u03FF\u1F00-\u1FFF]`;
const FINAL_SIGMA = new RegExp(`(?<=${GREEK})σ(?!${GREEK})`, "gu");

/** Lower-case ASCII, as the Domain Name System spells it; null where the text is not a name (numbers are addresses). */
export function asciiDomain(text: string): string | null {
	if (!DOMAIN.test(text)) return null;
	const ascii = domainToASCII(text.normalize("NFC")).toLowerCase();
	return ascii === "" || /(^|\.)\d+$/.test(ascii) ? null : ascii;
}

/** A search text as it may appear in stored addresses and domains: as typed, and with the domain in ASCII. */
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
