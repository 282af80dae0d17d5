import type { SubscriptionEnd } from "@/generated/prisma/enums.ts";
import { billingSnapshotSchema } from "@/lib/billing-information/schema.ts";
import { createOrder, moneyOf, type Offer } from "@/lib/orders/create-order.ts";
import { offeredGateway } from "@/lib/orders/gateways/offered-gateways.ts";
import { lockOrder } from "@/lib/orders/lock-order.ts";
import { dayAt } from "@/lib/platform/database/read-today.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { env } from "@/lib/platform/env.ts";
import { readStoredSeller } from "@/lib/seller/queries.ts";
import { beginPeriod } from "@/lib/subscription-periods/begin-period.ts";
import { coverUseOf, startOfDay } from "@/lib/subscription-periods/cover-use-of.ts";
import { endSubscription } from "@/lib/subscription-periods/end-subscription.ts";
import type { SubscriptionWithTerms } from "@/lib/subscription-periods/lock-subscriptions.ts";
import { noteEvent } from "@/lib/subscription-periods/note-event.ts";
import { creditsOfPeriod } from "@/lib/subscription-periods/refusal-to-subscribe.ts";
import { dayOf, daysAfter, monthsAfter } from "@/lib/text/months-after.ts";
import { type RenewalTerms, readRenewalTerms } from "./renewal-terms.ts";

interface Ended {
	readonly subscription: SubscriptionWithTerms;
	readonly today: string;
}

/**
 * A period has ended: the subscription is renewed by an order through the same gateway, whose period arrives at once
 * (product.md 50), or ends, where it was cancelled, isn't sold any more, or its subscriber can't use it. False while an
 * earlier order waits to be paid.
 */
export async function renewOrEnd(tx: Transaction, { subscription, today }: Ended): Promise<boolean> {
	const { periodEndsOn, unpaidOrderId } = subscription;
	if (!periodEndsOn) return false;
	const on = dayOf(periodEndsOn);
	const terms = await readRenewalTerms(tx, { subscription, on });
	const reason = await reasonToEnd(tx, { subscription, on, terms });
	if (reason) {
		await endSubscription(tx, subscription, { reason, actor: null, coversUntil: await startOfDay(tx.sql, on) });
		return true;
	}
	if (unpaidOrderId) return false;
	await renew(tx, { subscription, on, terms, today });
	return true;
}

async function reasonToEnd(
	tx: Transaction,
	{ subscription, on, terms }: { subscription: SubscriptionWithTerms; on: string; terms: RenewalTerms },
): Promise<SubscriptionEnd | null> {
	const { userId, cancelledAt, endsBecause } = subscription;
	if (cancelledAt) return "cancelled";
	const { status, organization } = await tx.prisma.user.findUniqueOrThrow({
		where: { id: userId },
		select: { status: true, organization: { select: { suspendedAt: true } } },
	});
	if (status !== "active" || organization.suspendedAt) return "user_suspended";
	if (terms.priceMinor === null) return "currency_gone";
	return endsBecause && (await wasToldBefore(tx, { subscription, on })) ? endsBecause : null;
}

/** Nothing ends of which its subscriber wasn't told before: it is renewed once more, and ends at its next date. */
async function wasToldBefore(
	tx: Transaction,
	{ subscription, on }: { subscription: SubscriptionWithTerms; on: string },
): Promise<boolean> {
	const told = await tx.prisma.subscriptionEvent.findFirst({
		where: { subscriptionId: subscription.id, kind: "end_announced" },
		orderBy: [{ happenedAt: "desc" }, { id: "desc" }],
	});
	return told !== null && (await dayAt(tx.sql, told.happenedAt)) < on;
}

async function renew(
	tx: Transaction,
	{ subscription, on, terms }: Ended & { on: string; terms: RenewalTerms },
): Promise<void> {
	const { id, userId, gateway, period } = subscription;
	const asked = gateway === "external" ? "invoice" : gateway;
	const { organizationId } = await tx.prisma.user.findUniqueOrThrow({ where: { id: userId } });
	const offered = offeredGateway(asked, { demoMode: env.DEMO_MODE });
	const payment = offered ?? offeredGateway("invoice", { demoMode: env.DEMO_MODE });
	if (!payment) throw new Error("There is no way to pay a renewal.");
	const { validityMonths: months, version } = terms.version;
	const { anchorOn, anchorMonths } = anchorOf(subscription, on);
	const dueBy = daysAfter(monthsAfter(anchorOn, anchorMonths + months), -1);
	const order = await createOrder(tx, {
		actor: null,
		buyer: { userId, organizationId },
		beneficiaryId: userId,
		gateway: payment,
		offer: { ...(await offerOf(tx, { subscription, terms })), subscription: { id, period: period + 1, dueBy } },
		onStored: async ({ id: orderId }) => {
			// Nobody else knows it yet: its lock comes before those of the pools in which credits arrive.
			await lockOrder(tx, { orderId, actorId: null, toCancel: true });
			await tx.prisma.subscription.update({ where: { id }, data: { unpaidOrderId: orderId } });
			const next = { orderId, period: period + 1, planVersion: version, anchorOn, anchorMonths, months };
			const renewed = await beginPeriod(tx, subscription, next);
			await coverUseOf(tx, renewed, { from: await startOfDay(tx.sql, on) });
			await noteEvent(tx, renewed, { kind: "renewed", orderId, day: on });
		},
	});
	if (order.status === "pending") await tx.prisma.subscription.update({ where: { id }, data: { dueOn: order.dueOn } });
}

/** From where the months of the next period count: how many have begun is known by its first day. */
function anchorOf({ id, anchorOn, anchorMonths }: SubscriptionWithTerms, on: string) {
	if (!anchorOn) throw new Error(`Subscription ${id} has not begun.`);
	const anchor = dayOf(anchorOn);
	if (monthsAfter(anchor, anchorMonths) !== on) throw new Error(`Subscription ${id} has months left before ${on}.`);
	return { anchorOn: anchor, anchorMonths };
}

/** With the subscriber's billing information as it is now; as it was, where they have none any more. */
async function offerOf(
	tx: Transaction,
	{ subscription, terms }: { subscription: SubscriptionWithTerms; terms: RenewalTerms },
): Promise<Offer> {
	const { planId, userId, creditTypeId, currency, id } = subscription;
	const { version, name, credits, validityMonths } = terms.version;
	const { taxRateBasisPoints } = terms;
	const priceMinor = terms.priceMinor ?? 0n;
	const stored = await tx.prisma.billingInformation.findUnique({ where: { userId } });
	const last = await tx.prisma.order.findFirstOrThrow({
		where: { subscriptionId: id },
		orderBy: { subscriptionPeriod: "desc" },
		select: { billing: true },
	});
	return {
		plan: {
			...{ id: planId, version, name, creditTypeId, validityMonths },
			credits: creditsOfPeriod({ credits, validityMonths }),
		},
		money: moneyOf({ priceMinor, taxRateBasisPoints, currency }),
		billing: billingSnapshotSchema.parse(stored ?? last.billing),
		seller: (await readStoredSeller(tx.prisma))?.seller ?? null,
	};
}
