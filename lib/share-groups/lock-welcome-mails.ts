import type { Transaction } from "@/lib/platform/database/transaction.ts";

/**
 * Serializes everything that changes whom a creator's groups welcome: of two groups that welcome people at once, the
 * second counts the first one's mails. Taken before users, keys and accounts.
 */
export async function lockWelcomeMails(tx: Transaction, creatorId: string): Promise<void> {
	await tx.sql.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 0))::text`, [`welcome_mails:${creatorId}`]);
}
