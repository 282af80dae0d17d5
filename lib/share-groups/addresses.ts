import providers from "email-providers/all.json" with { type: "json" };

/** Providers of private mailboxes that the list lacks. */
const MORE = ["fastmail.com", "fastmail.fm", "pm.me"];

const publicMailDomains = new Set([...providers, ...MORE]);

/**
 * Whether anybody can have an address there, so that the domain says nothing about whom it lets in (product.md 22). For
 * a domain, or `*.` with one, as `normalizeDomain` answers it.
 */
export function isPublicMailDomain(domain: string): boolean {
	return publicMailDomains.has(domain.replace(/^\*\./, ""));
}
