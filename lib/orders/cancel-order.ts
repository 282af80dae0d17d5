import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { lockOrder } from "./lock-order.ts";
import { mayManageOrders } from "./policy.ts";
import type { CancelOrderInput } from "./schema.ts";
import { tellOfClosedOrders } from "./tell-of-order.ts";

/**
 * Cancels a pending order with a reason, which is mailed (product.md 41). No credits have arrived, so none move. Needs
 * *Manage Orders*.
 */
export async function cancelOrder(
	{ actor, db, clock }: VerbContext,
	{ orderId, reason }: CancelOrderInput,
): Promise<Result<{ number: bigint }>> {
	if (!mayManageOrders(actor)) return refuse("NOT_FOUND", "notFound");
	return transact(
		db,
		async (tx) => {
			const order = await lockOrder(tx, { orderId, actorId: actor.userId });
			if (!order) return refuse("NOT_FOUND", "notFound");
			if (order.status !== "pending") {
				return refuse("CONFLICT", "orderNotPending", { number: order.number.toString(), status: order.status });
			}
			const closedAt = await tx.clock.now(tx.sql);
			await tx.prisma.order.update({
				where: { id: orderId },
				data: { status: "cancelled", closedAt, closeReason: reason, version: { increment: 1 } },
			});
			await recordAudit(tx, {
				actor,
				organizationId: order.organizationId,
				action: "order.cancelled",
				subject: { type: "order", id: orderId },
				before: { status: order.status },
				after: { status: "cancelled", closedAt },
				reason,
			});
			await tellOfClosedOrders(tx, [order]);
			return done({ number: order.number });
		},
		{ clock },
	);
}
