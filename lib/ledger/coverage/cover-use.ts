import type { Transaction } from "@/lib/platform/database/transaction.ts";

/** A period of a subscription: what its user uses of the credit type costs nothing then (product.md 16). */
export interface CoveredUse {
	readonly subscriptionId: string;
	readonly userId: string;
	readonly creditTypeId: string;
	readonly from: Date;
	/** From this instant on it isn't covered. */
	readonly until: Date;
}

/**
 * Covers what a user uses of a credit type in a period, of charges and holds that are decided once this has committed. A
 * period that begins before the one before it ends, or just then, prolongs it; the same one again changes nothing. The
 * caller has locked the subscription, so that nobody else does the same at once.
 */
export async function coverUse(
	{ sql }: Transaction,
	{ subscriptionId, userId, creditTypeId, from, until }: CoveredUse,
): Promise<void> {
	if (until <= from)
		throw new Error(`Coverage from ${from.toISOString()} until ${until.toISOString()} covers nothing.`);
	const prolonged = await sql.execute(
		`UPDATE "coverage" SET "covers_until" = greatest("covers_until", $5::timestamptz)
		WHERE "user_id" = $1::uuid AND "credit_type_id" = $2 AND "subscription_id" = $3::uuid
			AND $4::timestamptz BETWEEN "covers_from" AND "covers_until"`,
		[userId, creditTypeId, subscriptionId, from, until],
	);
	if (prolonged > 0) return;
	await sql.execute(
		`INSERT INTO "coverage" ("user_id", "credit_type_id", "subscription_id", "covers_from", "covers_until")
		VALUES ($1::uuid, $2, $3::uuid, $4::timestamptz, $5::timestamptz)`,
		[userId, creditTypeId, subscriptionId, from, until],
	);
}
