import type { Sql } from "@/lib/platform/database/sql.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { lockAccounts, lockUsers } from "../posting/lock-accounts.ts";
import { walletOf } from "../posting/open-wallets.ts";

export interface PostedPurchase {
	readonly lotId: string;
	/** The wallet's balance in credits after they arrived. */
	readonly balanceAfter: bigint;
	readonly postedAt: Date;
}

/**
 * Credits of a paid order arrive in the beneficiary's wallet as one purchased lot, exactly once (product.md 13): a
 * repetition, even a concurrent one, gets the first one's answer.
 */
export async function postPurchase(
	tx: Transaction,
	purchase: {
		readonly orderId: string;
		readonly beneficiaryId: string;
		readonly creditTypeId: string;
		readonly credits: bigint;
		readonly expiresAt: Date;
		/** The actor: the buyer, or the operator who confirmed the payment. */
		readonly actorId: string | null;
	},
): Promise<PostedPurchase> {
	const { orderId, beneficiaryId, actorId } = purchase;
	await lockUsers(tx.sql, [beneficiaryId, actorId]);
	const accountId = await walletOf(tx.sql, { userId: beneficiaryId, creditTypeId: purchase.creditTypeId });
	const posting = await lockAccounts(tx, [accountId], { wanted: new Map([[accountId, 0n]]) });
	const earlier = await readPurchase(tx.sql, { accountId, orderId });
	if (earlier) {
		await posting.flush();
		return earlier;
	}
	const { expiresAt, credits } = purchase;
	const lot = posting.openLot({ accountId, kind: "purchased", orderId, origin: null, expiresAt });
	const links = { movementId: newId(), orderId, userId: beneficiaryId, actorId };
	posting.move({ kind: "purchase", credits, from: null, to: lot, ...links });
	const postedAt = posting.instant([accountId]);
	await posting.flush();
	return { lotId: lot.id, balanceAfter: posting.account(accountId).balance, postedAt };
}

async function readPurchase(
	sql: Sql,
	{ accountId, orderId }: { accountId: string; orderId: string },
): Promise<PostedPurchase | undefined> {
	const [purchase] = await sql.query<PostedPurchase>(
		`SELECT "lot_id" AS "lotId", "balance_after" AS "balanceAfter", "posted_at" AS "postedAt"
		FROM "ledger_entry" WHERE "account_id" = $1::uuid AND "order_id" = $2::uuid AND "kind" = 'purchase'`,
		[accountId, orderId],
	);
	return purchase;
}
