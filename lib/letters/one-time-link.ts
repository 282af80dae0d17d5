import { hasStoredToken, type mintToken, storeToken, TOKEN_LIFETIME_SECONDS } from "@/lib/accounts/tokens/tokens.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { addressOf, type Link, secretsOfMail } from "./link.ts";

export type NewToken = Parameters<typeof mintToken>[1];

/** The link of a mail, the same at each attempt; null once it was used, or a newer mail replaced it. */
export async function oneTimeLink(
	tx: Transaction,
	{ mailId, path, token }: { mailId: string; path: string; token: NewToken },
): Promise<Link | null> {
	const secret = await secretOfMail(tx, mailId);
	if (!(await storeToken(tx, token, secret))) return null;
	const now = await tx.clock.now(tx.sql);
	const until = new Date(now.getTime() + TOKEN_LIFETIME_SECONDS[token.purpose] * 1000);
	return { href: addressOf(path, { token: secret }), until };
}

/** The one that an earlier attempt has stored where AUTH_SECRET has changed since; otherwise the present one. */
async function secretOfMail(tx: Transaction, mailId: string): Promise<string> {
	const [present = "", ...former] = secretsOfMail(mailId);
	for (const secret of former) if (await hasStoredToken(tx, secret)) return secret;
	return present;
}
