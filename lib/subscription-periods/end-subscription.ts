import type { SubscriptionEnd } from "@/generated/prisma/enums.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { endCoverage } from "@/lib/ledger/coverage/end-coverage.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { readSubscription, type SubscriptionWithTerms } from "./lock-subscriptions.ts";
import { noteEvent } from "./note-event.ts";
import { takeBackPeriod } from "./pause-subscription.ts";

interface End {
	readonly reason: SubscriptionEnd;
	/** Null where the clock did it. */
	readonly actor: Actor | null;
	/** When it stops covering what is used: now, unless its period ended before. */
	readonly coversUntil?: Date;
	/** What was taken back with it. */
	readonly credits?: bigint;
}

/** Ends a subscription whose subscriber and row the caller has locked: nothing arrives and nothing is covered any more. */
export async function endSubscription(
	tx: Transaction,
	subscription: SubscriptionWithTerms,
	{ reason, actor, coversUntil, credits }: End,
): Promise<void> {
	const { id, userId, kind, terms } = subscription;
	const endedAt = await tx.clock.now(tx.sql);
	if (kind === "unlimited" && subscription.status !== "ordered") {
		await endCoverage(tx, { subscriptionId: id, at: coversUntil ?? endedAt });
	}
	await tx.prisma.subscription.update({
		where: { id },
		data: { status: "ended", endedAt, endReason: reason, nextOn: null, unpaidOrderId: null, dueOn: null },
	});
	await noteEvent(tx, subscription, { kind: "ended", endReason: reason, credits, actorId: actor?.userId ?? null });
	const { organizationId } = await tx.prisma.user.findUniqueOrThrow({ where: { id: userId } });
	await recordAudit(tx, {
		actor,
		organizationId,
		action: "user.subscription_ended",
		subject: { type: "user", id: userId },
		after: { plan: terms.name, because: reason },
	});
}

/**
 * The order that a subscription waits for was cancelled: nobody pays for its period. What is unspent of that is taken back,
 * and the subscription ends. The caller has locked it, or its subscriber against every other change.
 */
export async function endUnpaid(
	tx: Transaction,
	{ subscriptionId, orderId, actor }: { subscriptionId: string; orderId: string; actor: Actor | null },
): Promise<void> {
	const subscription = await readSubscription(tx, subscriptionId);
	const isItsOrder = subscription.status === "ordered" || subscription.unpaidOrderId === orderId;
	if (subscription.status === "ended" || !isItsOrder) return;
	const credits = subscription.status === "active" ? await takeBackPeriod(tx, subscription) : 0n;
	await endSubscription(tx, subscription, { reason: "order_cancelled", actor, credits });
}
