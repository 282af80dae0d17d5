import type { VerbContext } from "@/lib/actions/verb.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { coverUseOf } from "@/lib/subscription-periods/cover-use-of.ts";
import { noteEvent } from "@/lib/subscription-periods/note-event.ts";
import { auditSubscription } from "./cancel-subscription.ts";
import { lockOwnSubscription } from "./lock-own-subscription.ts";
import type { SubscriptionIdInput } from "./schema.ts";

/**
 * The subscriber takes a cancellation back before its period has ended (product.md 50): it is renewed as before. Refused
 * where it runs no more, or another one of its credit type goes on meanwhile (CONFLICT). A second time changes nothing.
 */
export async function keepSubscription(
	{ actor, db, clock }: VerbContext,
	{ subscriptionId }: SubscriptionIdInput,
): Promise<Result<{ plan: string }>> {
	return transact(
		db,
		async (tx) => {
			const subscription = await lockOwnSubscription(tx, { actor, subscriptionId });
			if (!subscription) return refuse("NOT_FOUND", "subscriptionNotFound");
			const { id, userId, status, cancelledAt, creditTypeId } = subscription;
			const plan = subscription.terms.name;
			if (status !== "active") return refuse("CONFLICT", "subscriptionNotRunning", { plan });
			if (!cancelledAt) return done({ plan });
			const other = await tx.prisma.subscription.findFirst({
				where: { userId, creditTypeId, status: { not: "ended" }, cancelledAt: null },
				select: { terms: { select: { name: true } } },
			});
			if (other) return refuse("CONFLICT", "subscribedAlready", { plan: other.terms.name });
			const kept = await tx.prisma.subscription.update({
				where: { id },
				data: { cancelledAt: null, cancelledById: null },
			});
			await coverUseOf(tx, kept, { from: await tx.clock.now(tx.sql) });
			await noteEvent(tx, subscription, { kind: "kept", actorId: userId });
			await auditSubscription(tx, { actor, action: "user.subscription_kept", userId, facts: { plan } });
			return done({ plan });
		},
		{ clock },
	);
}
