import type { Actor } from "@/lib/auth/actor.ts";
import { lockUsers } from "@/lib/ledger/posting/lock-accounts.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { endSubscription } from "@/lib/subscription-periods/end-subscription.ts";
import { lockSubscriptions, readSubscription } from "@/lib/subscription-periods/lock-subscriptions.ts";

/**
 * Ends everything that users have subscribed to, because they are removed or their organization is closed. Returns how many
 * that were. The caller has locked them FOR UPDATE.
 */
export async function endSubscriptionsOf(
	tx: Transaction,
	{ actor, userIds }: { readonly actor: Actor; readonly userIds: readonly string[] },
): Promise<number> {
	const running = await tx.prisma.subscription.findMany({
		where: { userId: { in: [...userIds] }, status: { not: "ended" } },
		select: { id: true, userId: true },
		orderBy: { id: "asc" },
	});
	if (running.length === 0) return 0;
	const subscribers = running.map(({ userId }) => userId);
	await lockUsers(tx.sql, subscribers, { stillIds: subscribers });
	const ids = running.map(({ id }) => id);
	await lockSubscriptions(tx, ids);
	for (const id of ids) {
		await endSubscription(tx, await readSubscription(tx, id), { reason: "user_removed", actor });
	}
	return ids.length;
}
