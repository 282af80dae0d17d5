import type { Actor } from "@/lib/auth/actor.ts";
import { rowLock } from "@/lib/platform/database/row-lock.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { type CancellableOrder, storeCancellation } from "./store-cancellation.ts";

/**
 * Cancels every pending order that users have placed or would be credited with: nobody could pay it, or its credits
 * would come to nobody. The users are locked, so no order is placed in the meantime. Others whom the orders concern are
 * told. Returns their numbers; the caller has authorised.
 */
export async function cancelOpenOrders(
	tx: Transaction,
	{ actor, userIds, reason }: { actor: Actor; userIds: readonly string[]; reason: string },
): Promise<readonly bigint[]> {
	const orders = await tx.sql.query<CancellableOrder>(
		`SELECT "id", "number", "organization_id" AS "organizationId", "buyer_id" AS "buyerId",
			"beneficiary_id" AS "beneficiaryId", "billing", "subscription_id" AS "subscriptionId" FROM "order"
		WHERE "status" = 'pending' AND ("buyer_id" = ANY ($1::uuid[]) OR "beneficiary_id" = ANY ($1::uuid[]))
		ORDER BY "id" ${rowLock(tx.sql, "orders", { strength: "NO KEY UPDATE", ids: null })}`,
		[userIds],
	);
	if (orders.length === 0) return [];
	await storeCancellation(tx, orders, { actor, reason });
	return orders.map((order) => order.number);
}
