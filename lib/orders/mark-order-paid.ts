import type { VerbContext } from "@/lib/actions/verb.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { mayManageOrders } from "./policy.ts";
import type { MarkOrderPaidInput } from "./schema.ts";
import { settleOrder } from "./settle-order.ts";

/**
 * The operator confirms that an order's invoice has been paid (product.md 41). Repeated, or by two operators at once,
 * it has one effect, and the second is told so. Needs the operator's *Manage Orders*.
 */
export async function markOrderPaid(
	{ actor, db, clock }: VerbContext,
	{ orderId }: MarkOrderPaidInput,
): Promise<Result<{ number: bigint; credits: bigint; alreadyPaid: boolean }>> {
	if (!mayManageOrders(actor)) return refuse("NOT_FOUND", "notFound");
	return transact(
		db,
		async (tx) => {
			const settled = await settleOrder(tx, { orderId, actor });
			if (!settled.ok) return settled;
			const { order, alreadyPaid } = settled.value;
			return done({ number: order.number, credits: order.credits, alreadyPaid });
		},
		{ clock },
	);
}
