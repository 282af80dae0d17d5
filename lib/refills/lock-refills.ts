import { lockKeys } from "@/lib/platform/database/row-lock.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";

/** An owner's refills are changed, and done, one after the other: each sees what the one before has left. */
export async function lockRefillsOf(tx: Transaction, userIds: readonly string[]): Promise<void> {
	await lockKeys(tx.sql, "refills", userIds);
}
