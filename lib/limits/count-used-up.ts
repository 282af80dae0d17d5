import type { LimitPeriod } from "@/generated/prisma/enums.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";

/** What one person could use of a wallet. */
interface Allowed {
	readonly accountId: string;
	readonly userId: string;
	readonly credits: bigint;
	readonly period: LimitPeriod;
}

/**
 * How many of these people have used or hold as much already in the period, by the deployment's days: they could use no
 * more until it resets (product.md 24). A raise that they have is left out of account.
 */
export async function countUsedUp(sql: Sql, allowed: readonly Allowed[]): Promise<number> {
	const [found] = await sql.query<{ count: number }>(
		`SELECT count(*)::int AS "count" FROM (
			SELECT FROM unnest($1::uuid[], $2::uuid[], $3::int8[], $4::limit_period[])
				AS "person" ("account_id", "user_id", "credits", "period")
			CROSS JOIN (
				SELECT (statement_timestamp() AT TIME ZONE "time_zone")::date AS "day" FROM "deployment"
			) AS "today"
			LEFT JOIN "pool_use" AS "use" ON "use"."account_id" = "person"."account_id"
				AND "use"."user_id" = "person"."user_id"
				AND "use"."day" >= CASE "person"."period" WHEN 'day' THEN "today"."day"
					WHEN 'week' THEN date_trunc('week', "today"."day"::timestamp)::date
					WHEN 'month' THEN date_trunc('month', "today"."day"::timestamp)::date
					ELSE '-infinity' END
			GROUP BY "person"."account_id", "person"."user_id", "person"."credits"
			HAVING coalesce(sum("use"."credits" - "use"."forgiven"), 0) >= "person"."credits"
		) AS "used_up"`,
		[
			allowed.map(({ accountId }) => accountId),
			allowed.map(({ userId }) => userId),
			allowed.map(({ credits }) => credits),
			allowed.map(({ period }) => period),
		],
	);
	return found?.count ?? 0;
}
