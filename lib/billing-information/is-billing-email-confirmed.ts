import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { normalizeAddress } from "@/lib/text/addresses/match-keys.ts";

type Reads = Pick<Transaction["prisma"], "confirmedBillingEmail">;

/** A user's address for invoices and receipts, and their own. */
interface BillingEmail {
	readonly userId: string;
	/** The user's own. */
	readonly ownEmail: string;
	readonly billingEmail: string;
}

/**
 * Whether mail about a user's orders may go to this address, as far as its mailbox is concerned: it is the user's own,
 * or was confirmed for this user, however long ago (product.md 10).
 */
export async function isBillingEmailConfirmed(
	db: Reads,
	{ userId, ownEmail, billingEmail }: BillingEmail,
): Promise<boolean> {
	return isOwnAddress({ ownEmail, billingEmail }) || (await readConfirmed(db, [userId])).has(userId, billingEmail);
}

/** Whether a billing email is the user's own address, which needs no confirmation and is written to anyway. */
export function isOwnAddress({ ownEmail, billingEmail }: Omit<BillingEmail, "userId">): boolean {
	return normalizeAddress(ownEmail) === normalizeAddress(billingEmail);
}

/** The addresses that were confirmed for these users. */
export async function readConfirmed(db: Reads, userIds: readonly string[]) {
	const rows = await db.confirmedBillingEmail.findMany({ where: { userId: { in: [...new Set(userIds)] } } });
	const known = new Set(rows.map(({ userId, address }) => `${userId} ${address}`));
	return { has: (userId: string, email: string): boolean => known.has(`${userId} ${normalizeAddress(email)}`) };
}
