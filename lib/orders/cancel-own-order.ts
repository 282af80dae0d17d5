import type { VerbContext } from "@/lib/actions/verb.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { lockOrder } from "./lock-order.ts";
import type { CancelOwnOrderInput } from "./schema.ts";
import { cancelLockedOrder } from "./store-cancellation.ts";

/**
 * The buyer cancels an order of theirs that isn't paid yet (product.md 53), for which they need no right: they owe the
 * money. Everyone who was told of it is told.
 */
export async function cancelOwnOrder(
	{ actor, db, clock }: VerbContext,
	{ orderId }: CancelOwnOrderInput,
): Promise<Result<{ number: bigint }>> {
	return transact(
		db,
		async (tx) => {
			const order = await lockOrder(tx, { orderId, actorId: actor.userId, toCancel: true });
			if (order?.buyerId !== actor.userId) return refuse("NOT_FOUND", "notFound");
			if (order.status !== "pending") {
				return refuse("CONFLICT", "orderNotPending", { number: order.number.toString(), status: order.status });
			}
			await cancelLockedOrder(tx, order, { actor, reason: null });
			return done({ number: order.number });
		},
		{ clock },
	);
}
