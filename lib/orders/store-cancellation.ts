import type { Order } from "@/generated/prisma/client.ts";
import { recordAudits } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { endUnpaid } from "@/lib/subscription-periods/end-subscription.ts";
import { tellOfClosedOrders } from "./tell-of-order.ts";

/** What a cancellation needs of an order. */
export type CancellableOrder = Pick<
	Order,
	"id" | "number" | "organizationId" | "buyerId" | "beneficiaryId" | "billing" | "subscriptionId"
>;

/**
 * Cancels a pending order that `lockOrder` has locked to be cancelled. What was unspent of an unpaid renewal is taken back,
 * and its subscription ends (product.md 50).
 */
export async function cancelLockedOrder(
	tx: Transaction,
	order: CancellableOrder,
	{ actor, reason }: { readonly actor: Actor; readonly reason: string | null },
): Promise<void> {
	const { id: orderId, subscriptionId } = order;
	if (subscriptionId) await endUnpaid(tx, { subscriptionId, orderId, actor });
	await storeCancellation(tx, [order], { actor, reason });
}

/**
 * Cancels pending orders that the caller has locked, and tells all who were told of them. No credits have arrived, so none
 * move; their invoice numbers stay with them (product.md 53). The subscriptions that they pay have ended before.
 */
export async function storeCancellation(
	tx: Transaction,
	orders: readonly CancellableOrder[],
	{ actor, reason }: { readonly actor: Actor | null; readonly reason: string | null },
): Promise<void> {
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
			...(reason !== null && { reason }),
		})),
	);
	await tellOfClosedOrders(tx, orders);
}
