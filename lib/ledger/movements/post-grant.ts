import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { lockAccounts, lockUsers } from "../posting/lock-accounts.ts";
import { walletOf } from "../posting/open-wallets.ts";

/** Gives a user credits that were not bought, as one granted lot; they can't be shared (product.md 17, 42). */
export async function postGrant(
	tx: Transaction,
	grant: {
		readonly userId: string;
		readonly creditTypeId: string;
		readonly credits: bigint;
		/** Null where they never expire. */
		readonly expiresAt: Date | null;
		readonly reason: string;
		readonly actorId: string | null;
	},
): Promise<{ readonly lotId: string; readonly balanceAfter: bigint }> {
	const { userId, actorId, reason, credits, expiresAt } = grant;
	await lockUsers(tx.sql, [userId, actorId]);
	const accountId = await walletOf(tx.sql, { userId, creditTypeId: grant.creditTypeId });
	const posting = await lockAccounts(tx, [accountId], { wanted: new Map([[accountId, 0n]]) });
	const lot = posting.openLot({ accountId, kind: "granted", orderId: null, origin: null, expiresAt });
	posting.move({ kind: "grant", movementId: newId(), credits, from: null, to: lot, userId, actorId, reason });
	await posting.flush();
	return { lotId: lot.id, balanceAfter: posting.account(accountId).balance };
}
