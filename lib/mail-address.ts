import { domainToASCII, domainToUnicode } from "node:url";

/** A name and an address, apart from each other, so that neither can be taken for more than it is. */
export interface MailAddress {
	readonly name: string;
	readonly address: string;
}

// What an address never has outside quotes, which nobody's has: a second receiver, a comment, another header's line.
const LOCAL_PART = /^[^\s\p{C}@<>()[\],;:"\\]{1,64}$/u;
const DOMAIN = /^(?=.{1,253}$)[^\s\p{C}\p{P}\p{S}]+((-+|\.)[^\s\p{C}\p{P}\p{S}]+)*$/u;

/** Whether a text is one address that mail can be sent to, and nothing else. Any alphabet may be in it. */
export function isMailAddress(text: string): boolean {
	const at = text.lastIndexOf("@");
	return at > 0 && LOCAL_PART.test(text.slice(0, at)) && DOMAIN.test(text.slice(at + 1));
}

/**
 * An address in the one form in which it is stored, so that nobody has two accounts with it: as it was written, but the
 * domain in ASCII. Null where the text is none.
 */
export function storedAddress(text: string): string | null {
	const address = text.trim();
	if (!isMailAddress(address)) return null;
	const at = address.lastIndexOf("@");
	const domain = asciiDomain(address.slice(at + 1));
	return domain && `${address.slice(0, at).normalize("NFC")}@${domain}`;
}

/** Lower-case ASCII, as the Domain Name System spells it; null where the text is no name (numbers are addresses). */
export function asciiDomain(text: string): string | null {
	if (!DOMAIN.test(text)) return null;
	const ascii = domainToASCII(text.normalize("NFC")).toLowerCase();
	return ascii === "" || /(^|\.)\d+$/.test(ascii) ? null : ascii;
}

/** A stored address or domain as people read it: in the domain's own alphabet. */
export function readableAddress(stored: string): string {
	const at = stored.lastIndexOf("@") + 1;
	return stored.slice(0, at) + (domainToUnicode(stored.slice(at)) || stored.slice(at));
}

/** What somebody searches for, as it may stand in stored addresses and domains: as it is, and with the domain in ASCII. */
export function searchedSpellings(search: string): string[] {
	const text = search.normalize("NFC").trim();
	const at = text.lastIndexOf("@") + 1;
	const domain = text.slice(at);
	const ascii = /^\p{ASCII}*$/u.test(domain) ? "" : domainToASCII(domain);
	return ascii === "" ? [text] : [text, text.slice(0, at) + ascii];
}

/** Reads `Name <address>` or an address alone; null where it is neither. */
export function parseSender(text: string): MailAddress | null {
	const [, name, named] = /^\s*"?([^"<>\p{C}]*?)"?\s*<([^<>]+)>\s*$/u.exec(text) ?? [];
	const address = (named ?? text).trim();
	return isMailAddress(address) ? { name: name ?? "", address } : null;
}
