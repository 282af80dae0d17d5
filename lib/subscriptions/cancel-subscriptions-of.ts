import type { Actor } from "@/lib/auth/actor.ts";
import { lockUsers } from "@/lib/ledger/posting/lock-accounts.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { lockSubscriptions, readSubscription } from "@/lib/subscription-periods/lock-subscriptions.ts";
import { storeSubscriptionCancelled } from "./cancel-subscription.ts";

/**
 * Cancels at the end of their periods all that a user has subscribed to and that runs (product.md 49). What isn't paid for
 * yet stays theirs to pay or to cancel. The caller has authorised, and has locked the user FOR UPDATE.
 */
export async function cancelSubscriptionsOf(
	tx: Transaction,
	{ actor, userId }: { readonly actor: Actor; readonly userId: string },
): Promise<void> {
	await lockUsers(tx.sql, [userId], { stillIds: [userId] });
	const running = await tx.prisma.subscription.findMany({
		where: { userId, status: "active", cancelledAt: null },
		select: { id: true },
		orderBy: { id: "asc" },
	});
	const ids = running.map(({ id }) => id);
	await lockSubscriptions(tx, ids);
	for (const id of ids) {
		const subscription = await readSubscription(tx, id);
		if (subscription.status === "active") await storeSubscriptionCancelled(tx, { actor, subscription });
	}
}
