import type { Sql } from "@/lib/platform/database/sql.ts";
import { REFUNDS_AFTER_DELETION } from "@/lib/share-groups/refunds-after-deletion.ts";
import type { UsageFilters } from "@/lib/usage/schema.ts";
import type { ReportAccess } from "./report-access.ts";

/**
 * What a share group had of one credit type, and what happened to it in a period, all in credits:
 * opening + allocated − returned − used + refunded − expired + corrected = closing (product.md 27).
 */
export interface Statement {
	readonly creditTypeId: string;
	readonly creditType: string;
	readonly opening: bigint;
	readonly allocated: bigint;
	readonly returned: bigint;
	readonly used: bigint;
	/** On the day of the refund, whenever the charge was. */
	readonly refunded: bigint;
	/** Swept or not: a lot is gone from the instant it expires. */
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
 * The statement of each credit type that the group ever had, for a period of the deployment's days (product.md 35).
 * Charges come from the daily sums and the rest from an index of its own, so that it costs the same however many charges
 * there are. A cancelled charge never was (product.md 32).
 */
export async function readStatements(
	sql: Sql,
	{ accounts }: ReportAccess,
	{ from, to, creditTypeId }: Pick<UsageFilters, "from" | "to" | "creditTypeId">,
): Promise<Statement[]> {
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
 * A refund to a deleted group goes to its creator's wallet (product.md 32): through the group, on paper. Of a cancelled
 * charge, what the group never lost also returns to the creator.
 */
const SUMS = `
	WITH "period" AS (
		SELECT $2::date AS "from", $3::date AS "to", "time_zone" FROM "deployment"
	), "pool" AS (
		SELECT "id", "credit_type_id" FROM "account" WHERE "id" = ANY ($1::uuid[])
	), "moved" AS (
		SELECT "pool"."id", "what", "transfer"."credits", "transfer"."posted_at"
		FROM "pool" JOIN "transfer" ON "transfer"."to_account_id" = "pool"."id"
			AND "transfer"."kind" IN ('allocation', 'refund', 'adjustment')
		LEFT JOIN "charge" ON "charge"."id" = "transfer"."charge_id"
		CROSS JOIN LATERAL (SELECT CASE "transfer"."kind" WHEN 'allocation' THEN 'allocated' WHEN 'refund' THEN 'refunded'
			ELSE 'corrected' END AS "what") AS "name"
		WHERE "charge"."status" IS DISTINCT FROM 'cancelled'
		UNION ALL
		SELECT "pool"."id", CASE "transfer"."kind" WHEN 'return' THEN 'returned' WHEN 'expiry' THEN 'expired'
			ELSE 'corrected' END, -"transfer"."credits", "transfer"."posted_at"
		FROM "pool" JOIN "transfer" ON "transfer"."from_account_id" = "pool"."id"
			AND "transfer"."kind" IN ('return', 'expiry', 'adjustment')
		UNION ALL
		SELECT "account_id", "what", "sign" * "credits", "posted_at" FROM (${REFUNDS_AFTER_DELETION}) AS "late"
		CROSS JOIN (VALUES ('refunded', 1), ('returned', -1)) AS "through" ("what", "sign")
		WHERE "account_id" = ANY ($1::uuid[]) AND NOT ("is_cancelled" AND "what" = 'refunded')
		UNION ALL
		SELECT "pool"."id", 'expired', -("lot"."remaining" - "lot"."held"), statement_timestamp()
		FROM "pool" JOIN "lot" ON "lot"."account_id" = "pool"."id" AND "lot"."remaining" > 0
		WHERE "lot"."expires_at" <= statement_timestamp() AND "lot"."remaining" > "lot"."held"
	), "dated" AS (
		SELECT "id", "what", "credits", ("posted_at" AT TIME ZONE "time_zone")::date AS "day" FROM "moved" CROSS JOIN "period"
		UNION ALL
		SELECT "pool"."id", 'used', -"usage_daily"."charged", "usage_daily"."day"
		FROM "pool" JOIN "usage_daily" ON "usage_daily"."account_id" = "pool"."id"
	)
	SELECT "id" AS "accountId", "what", coalesce(sum("credits") FILTER (WHERE "day" < "from"), 0)::bigint AS "before",
		coalesce(sum("credits") FILTER (WHERE ("from" IS NULL OR "day" >= "from") AND ("to" IS NULL OR "day" <= "to")), 0)::bigint
			AS "within"
	FROM "dated" CROSS JOIN "period" GROUP BY "id", "what"`;
