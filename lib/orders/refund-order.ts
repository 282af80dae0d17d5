import type { Order } from "@/generated/prisma/client.ts";
import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { postOrderReversal } from "@/lib/ledger/movements/post-order-reversal.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { lockOrder } from "./lock-order.ts";
import { paperNumber } from "./numbers/paper-number.ts";
import { takePaperNumber } from "./numbers/take-paper-number.ts";
import { mayManageOrders } from "./policy.ts";
import { refundOf } from "./refund-of.ts";
import type { RefundOrderInput } from "./schema.ts";
import { tellOfClosedOrders } from "./tell-of-order.ts";

/** What this refund took back, and what is to be paid back for it (minor units, tax included). */
export interface RefundedOrder {
	readonly number: bigint;
	readonly refundedCredits: bigint;
	readonly refundedMinor: bigint;
	readonly currency: string;
	/** Null for an order from elsewhere: its invoice isn't ours either (product.md 54). */
	readonly creditNote: string | null;
}

/**
 * Refunds a paid order as far as its credits are unspent, wherever they are now (product.md 41): those are taken back,
 * their share of the total is to be paid back, and a credit note says so (product.md 53), unless the order is from elsewhere. Credits that are spent, held or
 * expired stay paid; what becomes free of them later can be refunded later. Buyer and beneficiary are told. Refused where
 * nothing is left, and for a subscription, which is cancelled instead. Needs *Manage Orders*.
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
			if (order.status !== "paid" && order.status !== "refunded") {
				return refuse("CONFLICT", "orderNotPaid", { number: order.number.toString(), status: order.status });
			}
			if (order.subscriptionId) {
				return refuse("CONFLICT", "orderOfSubscription", { number: order.number.toString() });
			}
			const reversal = await postOrderReversal(tx, { orderId, reason, actorId: actor.userId });
			if (!reversal.ok) return reversal;
			return done(await storeRefund(tx, { actor, order, reason, credits: reversal.value.credits }));
		},
		{ clock },
	);
}

interface Refund {
	readonly actor: Actor;
	readonly order: Order;
	readonly reason: string;
	/** What was taken back. */
	readonly credits: bigint;
}

async function storeCreditNote(
	tx: Transaction,
	{ order, credits, reason }: Omit<Refund, "actor">,
	money: ReturnType<typeof refundOf>,
): Promise<string> {
	const { year, number, issuedAt, issuedOn } = await takePaperNumber(tx, "credit_note");
	await tx.prisma.creditNote.create({
		data: { id: newId(), orderId: order.id, year, number, issuedAt, issuedOn, credits, ...money, reason },
	});
	return paperNumber("credit_note", { year, number });
}

async function storeRefund(tx: Transaction, { actor, order, reason, credits }: Refund): Promise<RefundedOrder> {
	const money = refundOf(order, credits);
	const closedAt = await tx.clock.now(tx.sql);
	await tx.prisma.order.update({
		where: { id: order.id },
		data: {
			status: "refunded",
			closedAt,
			closeReason: reason,
			refundedCredits: { increment: credits },
			refundedMinor: { increment: money.totalMinor },
			version: { increment: 1 },
		},
	});
	await tellOfClosedOrders(tx, [order]);
	const creditNote = order.gateway === "external" ? null : await storeCreditNote(tx, { order, reason, credits }, money);
	const refunded = { refundedCredits: credits, refundedMinor: money.totalMinor, currency: order.currency, creditNote };
	await recordAudit(tx, {
		actor,
		organizationId: order.organizationId,
		action: "order.refunded",
		subject: { type: "order", id: order.id },
		before: { status: order.status },
		after: { status: "refunded", closedAt, ...refunded },
		reason,
	});
	return { number: order.number, ...refunded };
}
