import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { postOrderReversal } from "@/lib/ledger/movements/order-reversal.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { lockOrder } from "./lock-order.ts";
import { mayManageOrders } from "./policy.ts";
import { refundOf } from "./refund-of.ts";
import type { RefundOrderInput } from "./schema.ts";
import { tellOfClosedOrders } from "./tell-of-order.ts";

/** What a refund took back, and what is to be paid back for it (minor units, tax included). */
export interface RefundedOrder {
	readonly number: bigint;
	readonly refundedCredits: bigint;
	readonly refundedMinor: bigint;
	readonly currency: string;
}

/**
 * Refunds a paid order as far as its credits are unspent, wherever they are now (product.md 41): those are taken back,
 * and their share of the total is to be paid back, rounded down to the minor unit. Credits that are spent, held or
 * expired stay paid. Buyer and beneficiary are told. Refused where nothing is left. Needs *Manage Orders*.
 */
export async function refundOrder(
	{ actor, db, clock }: VerbContext,
	{ orderId, reason }: RefundOrderInput,
): Promise<Result<RefundedOrder>> {
	if (!mayManageOrders(actor)) return refuse("NOT_FOUND", "notFound");
	return transact(
		db,
		async (tx) => {
			const order = await lockOrder(tx, { orderId, actorId: actor.userId, toReverse: true });
			if (!order) return refuse("NOT_FOUND", "notFound");
			if (order.status !== "paid") {
				return refuse("CONFLICT", "orderNotPaid", { number: order.number.toString(), status: order.status });
			}
			const reversal = await postOrderReversal(tx, { orderId, reason, actorId: actor.userId });
			if (!reversal.ok) return reversal;
			const refundedCredits = reversal.value.credits;
			const refundedMinor = refundOf({ ...order, refundedCredits });
			const closedAt = await tx.clock.now(tx.sql);
			await tx.prisma.order.update({
				where: { id: orderId },
				data: {
					status: "refunded",
					closedAt,
					closeReason: reason,
					refundedCredits,
					refundedMinor,
					version: { increment: 1 },
				},
			});
			await recordAudit(tx, {
				actor,
				organizationId: order.organizationId,
				action: "order.refunded",
				subject: { type: "order", id: orderId },
				before: { status: order.status },
				after: { status: "refunded", closedAt, refundedCredits, refundedMinor, currency: order.currency },
				reason,
			});
			await tellOfClosedOrders(tx, [order]);
			return done({ number: order.number, refundedCredits, refundedMinor, currency: order.currency });
		},
		{ clock },
	);
}
