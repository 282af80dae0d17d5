import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { lockUsers } from "../posting/lock-accounts.ts";

/**
 * Shortens what is left of a subscription's coverage to an instant; one that is past already is now: what was covered
 * stays so (product.md 16). Holds that were placed before are still captured as covered. Locks the user FOR UPDATE, so
 * that no charge is decided meanwhile: call it before anything else locks them.
 */
export async function endCoverage(
	tx: Transaction,
	{ subscriptionId, at }: { readonly subscriptionId: string; readonly at: Date },
): Promise<void> {
	const covered = await tx.sql.query<{ userId: string }>(
		`SELECT DISTINCT "user_id" AS "userId" FROM "coverage" WHERE "subscription_id" = $1::uuid`,
		[subscriptionId],
	);
	const userIds = covered.map(({ userId }) => userId);
	await lockUsers(tx.sql, userIds, { stillIds: userIds });
	const now = await tx.clock.now(tx.sql);
	await tx.sql.execute(
		`UPDATE "coverage" SET "covers_until" = greatest("covers_from", $2::timestamptz)
		WHERE "subscription_id" = $1::uuid AND "covers_until" > $2::timestamptz`,
		[subscriptionId, at > now ? at : now],
	);
}
