import type { Order } from "@/generated/prisma/client.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { postPurchase } from "@/lib/ledger/movements/post-purchase.ts";
import { endOfValidity } from "@/lib/ledger/posting/end-of-validity.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { settlePeriod } from "@/lib/subscription-periods/settle-period.ts";
import { lockOrder } from "./lock-order.ts";
import { sendReceipt } from "./tell-of-order.ts";

/** The effect of paying an order. */
export interface SettledOrder {
	readonly order: Order;
	/** It had been paid before, and nothing was done this time. */
	readonly alreadyPaid: boolean;
}

/**
 * The payment of an order has arrived: it is paid, and its credits arrive in the beneficiary's wallet, exactly once
 * however often it is repeated (product.md 13). They expire after the plan's validity, at the end of that day in the
 * deployment's time zone. What pays a subscription starts it, or lets it go on (product.md 50). Refused where the order was
 * cancelled or refunded. `isBuyerTold`: the receipt goes to the address for receipts alone. The caller has authorised.
 */
export async function settleOrder(
	tx: Transaction,
	{ orderId, actor, isBuyerTold = false }: { orderId: string; actor: Actor | null; isBuyerTold?: boolean },
): Promise<Result<SettledOrder>> {
	const order = await lockOrder(tx, { orderId, actorId: actor?.userId ?? null });
	if (!order) return refuse("NOT_FOUND", "notFound");
	if (order.status === "paid") return done({ order, alreadyPaid: true });
	if (order.status !== "pending") {
		return refuse("CONFLICT", "orderNotPayable", { number: order.number.toString(), status: order.status });
	}
	const paidAt = await tx.clock.now(tx.sql);
	const arrived = order.subscriptionId
		? await settlePeriod(tx, order)
		: done(await letCreditsArrive(tx, { order, paidAt, actor }));
	if (!arrived.ok) return arrived;
	const { expiresAt } = arrived.value;
	const paid = await tx.prisma.order.update({
		where: { id: orderId },
		data: { status: "paid", paidAt, expiresAt, version: { increment: 1 } },
	});
	await recordAudit(tx, {
		actor,
		organizationId: order.organizationId,
		action: "order.paid",
		subject: { type: "order", id: orderId },
		before: { status: order.status },
		after: { status: paid.status, paidAt, expiresAt, credits: order.credits },
	});
	await sendReceipt(tx, paid, { isBuyerTold });
	return done({ order: paid, alreadyPaid: false });
}

/** The credits of a paid pack arrive; when they expire. */
async function letCreditsArrive(
	tx: Transaction,
	{ order, paidAt, actor }: { order: Order; paidAt: Date; actor: Actor | null },
): Promise<{ expiresAt: Date }> {
	const { id: orderId, beneficiaryId, creditTypeId, credits, validityMonths } = order;
	const expiresAt = await endOfValidity(tx.sql, { from: paidAt, months: validityMonths });
	const actorId = actor?.userId ?? null;
	await postPurchase(tx, { orderId, beneficiaryId, creditTypeId, credits, expiresAt, actorId });
	return { expiresAt };
}
