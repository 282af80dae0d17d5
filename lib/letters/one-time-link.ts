import { type mintToken, storeToken, TOKEN_LIFETIME_SECONDS } from "@/lib/accounts/tokens/tokens.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { addressOf, type Link, secretOfMail } from "./link.ts";

export type NewToken = Parameters<typeof mintToken>[1];

/** The link of a mail, the same at each attempt; null once it was used, or a newer mail replaced it. */
export async function oneTimeLink(
	tx: Transaction,
	{ mailId, path, token }: { mailId: string; path: string; token: NewToken },
): Promise<Link | null> {
	const secret = secretOfMail(mailId);
	if (!(await storeToken(tx, token, secret))) return null;
	const now = await tx.clock.now(tx.sql);
	const until = new Date(now.getTime() + TOKEN_LIFETIME_SECONDS[token.purpose] * 1000);
	return { href: addressOf(path, { token: secret }), until };
}
