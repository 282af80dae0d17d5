import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/platform/env.ts";

/**
 * The secret of the link with which the owner of an address ends mail to it from strangers: the address, signed, so that
 * nothing is stored for each mail and a link never grows old. It can do nothing else, and only for this address.
 */
export function stopToken(address: string): string {
	return `${Buffer.from(address).toString("base64url")}.${signatureOf(address).toString("base64url")}`;
}

/** The address that a link is for; null for anything we have not signed. */
export function readStopToken(token: string): string | null {
	const [encoded = "", signed = "", ...more] = token.split(".");
	if (more.length > 0) return null;
	const address = Buffer.from(encoded, "base64url").toString();
	const [given, expected] = [Buffer.from(signed, "base64url"), signatureOf(address)];
	return address !== "" && given.length === expected.length && timingSafeEqual(given, expected) ? address : null;
}

function signatureOf(address: string): Buffer {
	// These words are part of what was signed in every mail that was ever sent: another text would break its link.
	return createHmac("sha256", env.AUTH_SECRET).update(`stop welcome mails\0${address}`).digest();
}
