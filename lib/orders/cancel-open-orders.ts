import type { Order } from "@/generated/prisma/client.ts";
import { recordAudits } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { rowLock } from "@/lib/platform/database/locks.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { tellOfClosedOrders } from "./tell-of-order.ts";

type OpenOrder = Pick<Order, "id" | "number" | "organizationId" | "buyerId" | "beneficiaryId" | "billing">;

/**
 * Cancels every pending order that a user has placed or would be credited with: nobody could pay it, or its credits
 * would come to nobody. The user is locked, so no order is placed in the meantime. Others whom the orders concern are
 * told. Returns their numbers; the caller has authorised.
 */
export async function cancelOpenOrders(
	tx: Transaction,
	{ actor, userId, reason }: { actor: Actor; userId: string; reason: string },
): Promise<readonly bigint[]> {
	const orders = await tx.sql.query<OpenOrder>(
		`SELECT "id", "number", "organization_id" AS "organizationId", "buyer_id" AS "buyerId",
			"beneficiary_id" AS "beneficiaryId", "billing" FROM "order"
		WHERE "status" = 'pending' AND ("buyer_id" = $1::uuid OR "beneficiary_id" = $1::uuid)
		ORDER BY "id" ${rowLock(tx.sql, "orders", { strength: "NO KEY UPDATE", ids: null })}`,
		[userId],
	);
	if (orders.length === 0) return [];
	const closedAt = await tx.clock.now(tx.sql);
	await tx.prisma.order.updateMany({
		where: { id: { in: orders.map((order) => order.id) } },
		data: { status: "cancelled", closedAt, closeReason: reason, version: { increment: 1 } },
	});
	await recordAudits(
		tx,
		orders.map(({ id, organizationId }) => ({
			actor,
			organizationId,
			action: "order.cancelled",
			subject: { type: "order", id },
			before: { status: "pending" },
			after: { status: "cancelled", closedAt },
			reason,
		})),
	);
	await tellOfClosedOrders(tx, orders);
	return orders.map((order) => order.number);
}
