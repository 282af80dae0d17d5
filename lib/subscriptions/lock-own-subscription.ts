import type { Actor } from "@/lib/auth/actor.ts";
import { lockUsers } from "@/lib/ledger/posting/lock-accounts.ts";
import { lockKeys } from "@/lib/platform/database/row-lock.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import {
	lockSubscriptions,
	readSubscription,
	type SubscriptionWithTerms,
} from "@/lib/subscription-periods/lock-subscriptions.ts";

/**
 * Locks the actor, what they order and their subscription, and reads it as it is then; null where they have none of this
 * id. Nothing of theirs is charged meanwhile, so that what it covers can change.
 */
export async function lockOwnSubscription(
	tx: Transaction,
	{ actor: { userId }, subscriptionId }: { actor: Actor; subscriptionId: string },
): Promise<SubscriptionWithTerms | null> {
	const own = await tx.prisma.subscription.findFirst({ where: { id: subscriptionId, userId }, select: { id: true } });
	if (!own) return null;
	await lockUsers(tx.sql, [userId], { stillIds: [userId] });
	await lockKeys(tx.sql, "buyers", [userId]);
	await lockSubscriptions(tx, [subscriptionId]);
	return readSubscription(tx, subscriptionId);
}
