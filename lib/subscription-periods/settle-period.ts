import type { Order } from "@/generated/prisma/client.ts";
import { dayAt } from "@/lib/platform/database/read-today.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { beginPeriod } from "./begin-period.ts";
import { coverUseOf } from "./cover-use-of.ts";
import { lastInstantBefore } from "./let-arrive.ts";
import { readSubscription, type SubscriptionWithTerms } from "./lock-subscriptions.ts";
import { noteEvent } from "./note-event.ts";

type PaidOrder = Pick<Order, "id" | "number" | "subscriptionId">;

/**
 * The order of a subscription's period is paid: the subscription starts, goes on, or goes on again from this day where it
 * was paused (product.md 50). Returns when what is paid for ends; refused where the subscription has ended. The caller has
 * locked the subscription and the order.
 */
export async function settlePeriod(
	tx: Transaction,
	{ id: orderId, number, subscriptionId }: PaidOrder,
): Promise<Result<{ readonly expiresAt: Date }>> {
	const subscription = await readSubscription(tx, subscriptionId ?? "");
	if (subscription.status === "ended") {
		return refuse("CONFLICT", "subscriptionHasEnded", { number: number.toString() });
	}
	const paid = await goOn(tx, subscription, orderId);
	const { periodEndsOn } = await tx.prisma.subscription.update({
		where: { id: paid.id },
		data: { unpaidOrderId: null, dueOn: null },
	});
	if (!periodEndsOn) throw new Error(`Subscription ${paid.id} has not begun.`);
	return done({ expiresAt: await lastInstantBefore(tx, periodEndsOn.toISOString().slice(0, 10)) });
}

async function goOn(
	tx: Transaction,
	subscription: SubscriptionWithTerms,
	orderId: string,
): Promise<SubscriptionWithTerms> {
	const { period, planVersion, terms, dueOn } = subscription;
	if (subscription.status === "active") {
		if (dueOn) await noteEvent(tx, subscription, { kind: "paid", orderId });
		return subscription;
	}
	const at = await tx.clock.now(tx.sql);
	const from = { orderId, period, planVersion, anchorOn: await dayAt(tx.sql, at), anchorMonths: 0 };
	const begun =
		subscription.status === "ordered"
			? await beginPeriod(tx, subscription, { ...from, months: terms.validityMonths })
			: await beginPeriod(tx, subscription, { ...from, ...(await readRest(tx, subscription)) });
	await coverUseOf(tx, begun, { from: at });
	const first = await tx.prisma.subscriptionPeriod.findUniqueOrThrow({
		where: { subscriptionId_period_part: { subscriptionId: begun.id, period, part: begun.parts - 1 } },
	});
	const kind = subscription.status === "ordered" ? "started" : "resumed";
	await noteEvent(tx, begun, { kind, orderId, credits: first.credits });
	return begun;
}

/**
 * What is left of a period that was paused: what was taken back comes back, and the months that had not begun follow it.
 * What was used of it was used of what is paid for now.
 */
async function readRest(tx: Transaction, { id, period, parts, kind, terms }: SubscriptionWithTerms) {
	const { _sum: sum } = await tx.prisma.subscriptionPeriod.aggregate({
		where: { subscriptionId: id, period },
		_sum: { takenBack: true },
	});
	const months = kind === "allowance" ? terms.validityMonths - Math.max(0, parts - 1) : terms.validityMonths;
	return { months: Math.max(1, months), parts, credits: sum.takenBack ?? 0n };
}
