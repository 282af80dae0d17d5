import { env } from "@/lib/platform/env.ts";
import { authSecrets, signatureOf } from "@/lib/platform/signature-of.ts";

/** A link that works once. */
export interface Link {
	readonly href: string;
	readonly until: Date;
}

/** The URL of a page of this deployment, for a link in a mail. */
export function addressOf(path: string, query: Record<string, string> = {}): string {
	const url = new URL(path, env.APP_URL);
	for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
	return url.href;
}

/**
 * The secret of a mail's one-time link, 256 bits as base64url: made from AUTH_SECRET and the mail's id, so that each
 * attempt carries the same one although only its hash is stored. Behind it, those of the AUTH_SECRETs before this one: an
 * earlier attempt may have stored one of them.
 */
export function secretsOfMail(mailId: string): readonly string[] {
	return authSecrets().map((secret) => signatureOf(`one-time link of a mail\0${mailId}`, secret));
}
