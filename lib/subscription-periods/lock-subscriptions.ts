import type { PlanVersion, Subscription } from "@/generated/prisma/client.ts";
import { rowLock } from "@/lib/platform/database/row-lock.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";

/** A subscription with the terms of its current period. */
export type SubscriptionWithTerms = Subscription & { readonly terms: PlanVersion };

/** Locks subscriptions, after their subscribers, so that each is paid, renewed, paused or ended by one at a time. */
export async function lockSubscriptions(tx: Transaction, ids: readonly string[]): Promise<void> {
	if (ids.length === 0) return;
	const sorted = [...new Set(ids)].sort();
	const lock = rowLock(tx.sql, "subscriptions", { strength: "NO KEY UPDATE", ids: sorted });
	await tx.sql.query(`SELECT "id" FROM "subscription" WHERE "id" = ANY ($1::uuid[]) ORDER BY "id" ${lock}`, [sorted]);
}

/** Reads a subscription as it is under the caller's lock. */
export async function readSubscription(tx: Transaction, id: string): Promise<SubscriptionWithTerms> {
	return tx.prisma.subscription.findUniqueOrThrow({ where: { id }, include: { terms: true } });
}
