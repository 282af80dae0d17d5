import { lockKeys } from "@/lib/platform/database/row-lock.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";

/**
 * Serializes everything that changes whom a creator's groups welcome, or whose groups they are: of two groups that welcome
 * people at once, the second counts the first one's mails. Taken before users, keys and accounts.
 */
export async function lockWelcomeMails(tx: Transaction, ...creatorIds: string[]): Promise<void> {
	await lockKeys(tx.sql, "welcomeMails", creatorIds);
}
