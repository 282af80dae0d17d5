import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { endCoverage } from "@/lib/ledger/coverage/end-coverage.ts";
import { lockOrder } from "@/lib/orders/lock-order.ts";
import { storeCancellation } from "@/lib/orders/store-cancellation.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { endOfCoverage } from "@/lib/subscription-periods/cover-use-of.ts";
import { endSubscription } from "@/lib/subscription-periods/end-subscription.ts";
import type { SubscriptionWithTerms } from "@/lib/subscription-periods/lock-subscriptions.ts";
import { noteEvent } from "@/lib/subscription-periods/note-event.ts";
import { dayOf } from "@/lib/text/months-after.ts";
import { lockOwnSubscription } from "./lock-own-subscription.ts";
import type { SubscriptionIdInput } from "./schema.ts";

/** What was cancelled, and the day on which it ends, YYYY-MM-DD; null where it has ended. */
export interface CancelledSubscription {
	readonly plan: string;
	readonly endsOn: string | null;
}

/**
 * The subscriber cancels a subscription: it runs until its period ends, and until then that can be taken back (product.md
 * 50). One that isn't paid for, because it hasn't started or is paused, ends at once with its order. A second time changes
 * nothing.
 */
export async function cancelSubscription(
	{ actor, db, clock }: VerbContext,
	{ subscriptionId }: SubscriptionIdInput,
): Promise<Result<CancelledSubscription>> {
	return transact(
		db,
		async (tx) => {
			const subscription = await lockOwnSubscription(tx, { actor, subscriptionId });
			if (!subscription) return refuse("NOT_FOUND", "subscriptionNotFound");
			return done(await storeSubscriptionCancelled(tx, { actor, subscription }));
		},
		{ clock },
	);
}

/** The same for a subscription that is locked, with its subscriber, by a caller that has authorised. */
export async function storeSubscriptionCancelled(
	tx: Transaction,
	{ actor, subscription }: { actor: Actor; subscription: SubscriptionWithTerms },
): Promise<CancelledSubscription> {
	const { id, status, userId, periodEndsOn, cancelledAt, kind } = subscription;
	const plan = subscription.terms.name;
	if (status === "ordered" || status === "paused") await endAtOnce(tx, { actor, subscription });
	if (status !== "active" || !periodEndsOn) return { plan, endsOn: null };
	const endsOn = dayOf(periodEndsOn);
	if (cancelledAt) return { plan, endsOn };
	const cancelled = await tx.prisma.subscription.update({
		where: { id },
		data: { cancelledAt: await tx.clock.now(tx.sql), cancelledById: actor.userId },
	});
	if (kind === "unlimited") await endCoverage(tx, { subscriptionId: id, at: await endOfCoverage(tx, cancelled) });
	await noteEvent(tx, subscription, { kind: "cancelled", actorId: actor.userId, day: endsOn });
	await auditSubscription(tx, { actor, action: "user.subscription_cancelled", userId, facts: { plan, endsOn } });
	return { plan, endsOn };
}

/** Nothing is paid for that could still run. */
async function endAtOnce(
	tx: Transaction,
	{ actor, subscription }: { actor: Actor; subscription: SubscriptionWithTerms },
): Promise<void> {
	const { unpaidOrderId: orderId } = subscription;
	const order = orderId ? await lockOrder(tx, { orderId, actorId: actor.userId, toCancel: true }) : null;
	await endSubscription(tx, subscription, { reason: "cancelled", actor });
	if (order?.status === "pending") await storeCancellation(tx, [order], { actor, reason: null });
}

/** What was decided about somebody's subscription, in the audit log of their organization. */
export async function auditSubscription(tx: Transaction, { actor, action, userId, facts }: Audited): Promise<void> {
	const { organizationId } = await tx.prisma.user.findUniqueOrThrow({ where: { id: userId } });
	await recordAudit(tx, { actor, organizationId, action, subject: { type: "user", id: userId }, after: facts });
}

interface Audited {
	readonly actor: Actor;
	readonly action: "user.subscription_cancelled" | "user.subscription_kept";
	readonly userId: string;
	readonly facts: Record<string, string>;
}
