import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { loadLots } from "../posting/load-lots.ts";
import { lockAccounts, lockUsers } from "../posting/lock-accounts.ts";
import { least, spendable } from "../posting/lot.ts";

/** Credits to take out of one lot of a user's wallet again. */
export interface Withdrawal {
	readonly userId: string;
	readonly accountId: string;
	readonly lotId: string;
	readonly credits: bigint;
}

/**
 * Takes credits out of many lots again, each as far as it is unspent, unexpired and not on hold: the opposite of
 * `postArrivals`, one movement of adjustments. Returns how many credits came out of each, in their order.
 */
export async function postWithdrawals(
	tx: Transaction,
	{
		movementId,
		withdrawals,
		reason,
		actorId,
	}: {
		readonly movementId: string;
		readonly withdrawals: readonly Withdrawal[];
		readonly reason: string;
		readonly actorId: string;
	},
): Promise<readonly bigint[]> {
	await lockUsers(tx.sql, [...withdrawals.map(({ userId }) => userId), actorId]);
	const accountIds = new Set(withdrawals.map(({ accountId }) => accountId));
	const posting = await lockAccounts(tx, accountIds, { wanted: new Map([...accountIds].map((id) => [id, 0n])) });
	await loadLots(tx.sql, posting, withdrawals);
	const taken = withdrawals.map(({ userId, accountId, lotId, credits: most }) => {
		const lot = posting.lot(lotId);
		const credits = least(spendable(lot, posting.instant([accountId])), most);
		const links = { movementId, userId, actorId, reason };
		if (credits > 0n) posting.move({ ...links, kind: "adjustment", credits, from: lot, to: null });
		return credits;
	});
	await posting.flush();
	return taken;
}
