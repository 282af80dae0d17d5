import { createHmac, timingSafeEqual } from "node:crypto";
import { env } from "./env.ts";

/** AUTH_SECRET, with which all is made now, and the ones before it, whose sessions and links count as well. */
export function authSecrets(): readonly string[] {
	return [env.AUTH_SECRET, ...env.AUTH_SECRET_PREVIOUS];
}

/**
 * This deployment's signature of a text, which nobody else can make: 256 bits as base64url. The text begins with words of
 * its use's own, so that it is good for nothing else.
 */
export function signatureOf(text: string, secret = env.AUTH_SECRET): string {
	return createHmac("sha256", secret).update(text).digest("base64url");
}

/** Whether it is our signature of the text, made with AUTH_SECRET or with one before it. */
export function isSignatureOf(text: string, signature: string): boolean {
	const given = Buffer.from(signature);
	return authSecrets().some((secret) => {
		const expected = Buffer.from(signatureOf(text, secret));
		return given.length === expected.length && timingSafeEqual(given, expected);
	});
}
