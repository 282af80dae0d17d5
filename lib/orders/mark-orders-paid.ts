import type { VerbContext } from "@/lib/actions/verb.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { lockOrders } from "./lock-order.ts";
import { mayManageOrders } from "./policy.ts";
import type { MarkOrdersPaidInput } from "./schema.ts";
import { settleOrder } from "./settle-order.ts";

/** What became of one of several orders. */
export interface MarkedOrder {
	readonly orderId: string;
	readonly number: bigint;
	readonly credits: bigint;
}

/**
 * The operator confirms that several orders have been paid (product.md 41): all of them, or none where one can't be paid any
 * more, and then it names those (CONFLICT). Needs the operator's *Manage Orders*.
 */
export async function markOrdersPaid(
	{ actor, db, clock }: VerbContext,
	{ orderIds }: MarkOrdersPaidInput,
): Promise<Result<{ orders: readonly MarkedOrder[] }>> {
	if (!mayManageOrders(actor)) return refuse("NOT_FOUND", "notFound");
	return transact(
		db,
		async (tx) => {
			const orders = await lockOrders(tx, { orderIds, actorId: actor.userId });
			if (orders.length < new Set(orderIds).size) return refuse("NOT_FOUND", "notFound");
			const others = orders.filter(({ status }) => status !== "pending");
			if (others.length > 0) {
				const numbers = others.map(({ number }) => `#${number}`).join(", ");
				return refuse("CONFLICT", "ordersNotPending", { count: others.length, numbers });
			}
			const marked: MarkedOrder[] = [];
			for (const { id: orderId, number, credits } of orders) {
				const settled = await settleOrder(tx, { orderId, actor });
				if (!settled.ok) return settled;
				marked.push({ orderId, number, credits });
			}
			return done({ orders: marked });
		},
		{ clock },
	);
}
