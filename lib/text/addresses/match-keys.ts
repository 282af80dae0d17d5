import { asciiDomain, storedAddress } from "./mail-address.ts";

// How addresses are compared wherever they grant access (product.md 22): in lower case, the domain in ASCII. Addresses
// that differ in plus-tags or dots are different users for allowing.

/** The keys by which the entries of a share group can name an address. */
export interface MatchKeys {
	/** The address as it is compared. */
	readonly address: string;
	/** The forms by which a blocklist may name it: itself, and without its plus-tag. */
	readonly blockedAs: readonly string[];
	/** Its own domain, and every `*.` above it. */
	readonly domains: readonly string[];
}

/**
 * One address as it is compared; null where the text is not an address. The one place that decides this: `lower(…)` in
 * SQL gives the same for what `storedAddress` made.
 */
export function normalizeAddress(text: string): string | null {
	return storedAddress(text)?.toLowerCase() ?? null;
}

/**
 * A domain (`acme.com`, also written `@acme.com` or `*@acme.com`) or all of its sub-domains (`*.acme.com`); null where
 * it is neither.
 */
export function normalizeDomain(text: string): string | null {
	const trimmed = text.trim().replace(/^\*?@/, "");
	const ofSubDomains = trimmed.startsWith("*.");
	const domain = asciiDomain(ofSubDomains ? trimmed.slice(2) : trimmed);
	if (!domain?.includes(".")) return null;
	return ofSubDomains ? `*.${domain}` : domain;
}

/** Every key that can name an address; null where the text is not an address. */
export function matchKeys(email: string): MatchKeys | null {
	const address = normalizeAddress(email);
	if (!address) return null;
	const at = address.lastIndexOf("@");
	const domain = address.slice(at + 1);
	const blockedAs = [...new Set([address, withoutPlusTag(address)])];
	const labels = domain.split(".");
	const above = labels.slice(1).map((_, index) => `*.${labels.slice(index + 1).join(".")}`);
	return { address, blockedAs, domains: [domain, ...above] };
}

/**
 * The mailbox where mail to a normalised address arrives, as far as that is known: without its plus-tag, and at Gmail,
 * which has two domains, without its dots. For counting mail to a mailbox, and for what its owner stopped; never for
 * granting access.
 */
export function mailboxOf(address: string): string {
	const untagged = withoutPlusTag(address);
	const at = untagged.lastIndexOf("@");
	if (!/^@(gmail|googlemail)\.com$/.test(untagged.slice(at))) return untagged;
	return `${untagged.slice(0, at).replaceAll(".", "")}@gmail.com`;
}

/** A normalised address without its plus-tag. */
export function withoutPlusTag(address: string): string {
	const [tag, at] = [address.indexOf("+"), address.lastIndexOf("@")];
	return tag > 0 && tag < at ? `${address.slice(0, tag)}${address.slice(at)}` : address;
}
