import { RATE_WINDOW_DAYS, SHORTEST_WINDOW_DAYS } from "./days-left.ts";
import { EXPIRING_WITHIN_DAYS } from "./read-expiries.ts";

/** The instant at which the last of these days ends, the deployment's. */
const END_OF_SOON = `(SELECT ((statement_timestamp() AT TIME ZONE "time_zone")::date + ${EXPIRING_WITHIN_DAYS + 1})::timestamp
	AT TIME ZONE "time_zone" FROM "deployment")`;

/**
 * SQL for what of many pools expires soon, and what of that is lost at the rate of the last 30 days: what `expectedLosses`
 * says of each pool by itself, in one statement for however many pools there are. A row for each pool of which something
 * expires: "account_id", and "expiring" and "lost" in credits. `pools` is a query of their ids.
 *
 * Of one pool, lots are used in the order of their expiry (product.md 28). So the pool is busy until the lots so far are used
 * up, unless one of them expires before: the least, over these, of its own end and what comes after it.
 */
export function expectedLossesSql(pools: string): string {
	const before = `PARTITION BY "account_id" ORDER BY "expires_at", ("kind" = 'purchased')`;
	return `WITH "soon" AS MATERIALIZED (
			SELECT "account_id", "expires_at", "kind", sum("remaining" - "held") AS "credits" FROM "lot"
			WHERE "account_id" IN (${pools}) AND "closed_at" IS NULL
				AND "expires_at" > statement_timestamp() AND "expires_at" < ${END_OF_SOON}
			GROUP BY 1, 2, 3 HAVING sum("remaining" - "held") > 0
		), "rate" AS (
			SELECT "of"."account_id", greatest("recent"."used", 0)::numeric AS "used",
				greatest(least(${RATE_WINDOW_DAYS}, "day" - "first" + 1), ${SHORTEST_WINDOW_DAYS}) * 86400000::numeric AS "window"
			FROM (SELECT DISTINCT "account_id" FROM "soon") AS "of"
			CROSS JOIN (SELECT (statement_timestamp() AT TIME ZONE "time_zone")::date AS "day" FROM "deployment") AS "today"
			CROSS JOIN LATERAL (
				SELECT (SELECT min("usage_daily"."day") FROM "usage_daily" WHERE "account_id" = "of"."account_id") AS "first",
					sum("charged" - "refunded") AS "used" FROM "usage_daily"
				WHERE "account_id" = "of"."account_id" AND "usage_daily"."day" > "today"."day" - ${RATE_WINDOW_DAYS}
			) AS "recent"
		), "line" AS (
			SELECT "soon".*, "window", "credits" * "window" AS "whole",
				extract(epoch FROM "expires_at" - statement_timestamp()) * 1000 * "used" AS "end"
			FROM "soon" JOIN "rate" USING ("account_id")
		), "through" AS (SELECT *, sum("whole") OVER (${before}) AS "sum" FROM "line"), "busy" AS (
			SELECT *, "sum" - "whole" + least(0, min("end" - "sum")
				OVER (${before} ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING)) AS "until"
			FROM "through"
		)
		SELECT "account_id", sum("credits") AS "expiring", sum(CASE
			WHEN "whole" <= "end" - "until" THEN 0 ELSE "credits" - div("end" - "until", "window") END) AS "lost"
		FROM "busy" GROUP BY "account_id"`;
}
