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

/** Reads `Name <address>` or an address alone; null where it is neither. */
export function parseSender(text: string): MailAddress | null {
	const [, name, named] = /^\s*"?([^"<>\p{C}]*?)"?\s*<([^<>]+)>\s*$/u.exec(text) ?? [];
	const address = (named ?? text).trim();
	return isMailAddress(address) ? { name: name ?? "", address } : null;
}
