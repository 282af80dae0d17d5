import type { VerbContext } from "@/lib/actions/verb.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { lockOrder } from "./lock-order.ts";
import { mayManageOrders } from "./policy.ts";
import type { CancelOrderInput } from "./schema.ts";
import { cancelLockedOrder } from "./store-cancellation.ts";

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
			const order = await lockOrder(tx, { orderId, actorId: actor.userId, toCancel: true });
			if (!order) return refuse("NOT_FOUND", "notFound");
			if (order.status !== "pending") {
				return refuse("CONFLICT", "orderNotPending", { number: order.number.toString(), status: order.status });
			}
			await cancelLockedOrder(tx, order, { actor, reason });
			return done({ number: order.number });
		},
		{ clock },
	);
}
