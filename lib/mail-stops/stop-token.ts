import { isSignatureOf, signatureOf } from "@/lib/platform/signature-of.ts";

/**
 * The secret of the link with which the owner of an address ends mail to it from strangers: the address, signed, so that
 * nothing is stored for each mail and a link never grows old. It can do nothing else, and only for this address.
 */
export function stopToken(address: string): string {
	return `${Buffer.from(address).toString("base64url")}.${signatureOf(textOf(address))}`;
}

/** The address that a link is for; null for anything we have not signed. */
export function readStopToken(token: string): string | null {
	const [encoded = "", signed = "", ...more] = token.split(".");
	if (more.length > 0) return null;
	const address = Buffer.from(encoded, "base64url").toString();
	return address !== "" && isSignatureOf(textOf(address), signed) ? address : null;
}

/** These words are part of what was signed in every mail that was ever sent: another text would break its link. */
const textOf = (address: string) => `stop welcome mails\0${address}`;
