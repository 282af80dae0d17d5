import type { Sql } from "@/lib/platform/database/sql.ts";
import type { UsageFilters } from "@/lib/usage/schema.ts";
import type { ReportAccess } from "./report-access.ts";

/**
 * What a share group had of one credit type, and what happened to it in a period, all in credits:
 * opening + allocated − returned − used + refunded − expired + corrected = closing (product.md 27).
 */
export interface GroupTotals {
	readonly creditTypeId: string;
	readonly creditType: string;
	readonly opening: bigint;
	readonly allocated: bigint;
	readonly returned: bigint;
	/** Cancelled charges too: what they used came back as refunded (product.md 32a). */
	readonly used: bigint;
	/** On the day of the refund or the cancellation, whenever the charge was. */
	readonly refunded: bigint;
	/** On the lot's last day, swept or not (product.md 28a). */
	readonly expired: bigint;
	/** What the operator added or took, for instance with an order that was paid back. Nearly always nothing. */
	readonly corrected: bigint;
	/** On hold or not. */
	readonly closing: bigint;
}

interface Sums {
	accountId: string;
	what: "allocated" | "returned" | "used" | "refunded" | "expired" | "corrected";
	/** With the sign that it has in the balance. */
	before: bigint;
	within: bigint;
}

/**
 * The totals of each credit type that the group ever had, for a period of the deployment's days (product.md 35).
 * Charges come from the daily sums and the rest from an index of its own, so that it costs the same however many charges
 * there are. A closing never changes afterwards: a cancelled charge counts, and so does its cancellation.
 */
export async function readGroupTotals(
	sql: Sql,
	{ accounts }: ReportAccess,
	{ from, to, creditTypeId }: Pick<UsageFilters, "from" | "to" | "creditTypeId">,
): Promise<GroupTotals[]> {
	const asked = accounts.filter((account) => !creditTypeId || account.creditTypeId === creditTypeId);
	const sums = await sql.query<Sums>(SUMS, [asked.map(({ accountId }) => accountId), from ?? null, to ?? null]);
	return asked.flatMap(({ accountId, creditTypeId: id, creditType }) => {
		const ofAccount = sums.filter((sum) => sum.accountId === accountId);
		if (ofAccount.length === 0) return [];
		const within = (what: Sums["what"]) => ofAccount.find((sum) => sum.what === what)?.within ?? 0n;
		const opening = ofAccount.reduce((sum, { before }) => sum + before, 0n);
		return {
			creditTypeId: id,
			creditType,
			opening,
			allocated: within("allocated"),
			returned: -within("returned"),
			used: -within("used"),
			refunded: within("refunded"),
			expired: -within("expired"),
			corrected: within("corrected"),
			closing: ofAccount.reduce((sum, one) => sum + one.within, opening),
		};
	});
}

/**
 * What the daily sums leave out, cancelled charges, is found by their cancellations. An expiry is dated by its lot,
 * unless its credits came back, from a hold or a charge, to a lot that had expired before.
 */
const SUMS = `
	WITH "period" AS (
		SELECT $2::date AS "from", $3::date AS "to", "time_zone" FROM "deployment"
	), "other" AS (
		SELECT "account_id", "lot_id", "kind", "credits", "reverses_version", "posted_at",
			lag("posted_at") OVER (PARTITION BY "account_id", "lot_id" ORDER BY "version") AS "before_at"
		FROM "ledger_entry" WHERE "account_id" = ANY ($1::uuid[]) AND "kind" <> 'charge'
	), "moved" AS (
		SELECT "other"."account_id", CASE "kind" WHEN 'allocation' THEN 'allocated' WHEN 'return' THEN 'returned'
			WHEN 'refund' THEN 'refunded' WHEN 'cancellation' THEN 'refunded' ELSE 'corrected' END AS "what",
			"credits", "posted_at"
		FROM "other" WHERE "kind" <> 'expiry'
		UNION ALL
		SELECT "other"."account_id", 'expired', "other"."credits",
			CASE WHEN "other"."before_at" > "lot"."expires_at" THEN "other"."posted_at" ELSE "lot"."expires_at" END
		FROM "other" JOIN "lot" ON "lot"."account_id" = "other"."account_id" AND "lot"."id" = "other"."lot_id"
		WHERE "other"."kind" = 'expiry' AND "lot"."account_id" = ANY ($1::uuid[])
		UNION ALL
		SELECT "account_id", 'expired', "held" - "remaining", "expires_at" FROM "lot"
		WHERE "account_id" = ANY ($1::uuid[]) AND "closed_at" IS NULL AND "expires_at" <= statement_timestamp()
			AND "remaining" > "held"
		UNION ALL
		SELECT "other"."account_id", 'used', -"other"."credits", "charged"."posted_at"
		FROM "other" JOIN "ledger_entry" AS "charged"
			ON "charged"."account_id" = "other"."account_id" AND "charged"."version" = "other"."reverses_version"
		WHERE "other"."kind" = 'cancellation' AND "charged"."account_id" = ANY ($1::uuid[])
	), "dated" AS (
		SELECT "account_id", "what", "credits", ("posted_at" AT TIME ZONE "time_zone")::date AS "day"
		FROM "moved" CROSS JOIN "period"
		UNION ALL
		SELECT "account_id", 'used', -"charged", "day" FROM "usage_daily" WHERE "account_id" = ANY ($1::uuid[])
	)
	SELECT "account_id" AS "accountId", "what", coalesce(sum("credits") FILTER (WHERE "day" < "from"), 0)::bigint AS "before",
		coalesce(sum("credits") FILTER (WHERE ("from" IS NULL OR "day" >= "from") AND ("to" IS NULL OR "day" <= "to")), 0)::bigint
			AS "within"
	FROM "dated" CROSS JOIN "period" GROUP BY "account_id", "what"`;
