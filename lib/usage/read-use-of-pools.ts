import { idsOf, type PoolOf } from "@/lib/ledger/reads/pools-of.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { SqlValues } from "@/lib/platform/database/sql-values.ts";
import { RATE_WINDOW_DAYS } from "./days-left.ts";

/** What a pool has paid, refunds deducted, in the deployment's days and months. */
export interface UseOfPool {
	readonly accountId: string;
	readonly usedThisMonth: bigint;
	readonly usedLastMonth: bigint;
	/** In the last `windowDays` days, today included. */
	readonly usedInWindow: bigint;
	/** `RATE_WINDOW_DAYS`, or fewer where the pool's first use is more recent than that. */
	readonly windowDays: number;
}

/** The use of these pools, by anybody. `at` defaults to the present. */
export async function readUseOfPools(
	sql: Sql,
	pools: readonly PoolOf[],
	{ at }: { at?: Date } = {},
): Promise<UseOfPool[]> {
	const values = new SqlValues();
	const ids = values.add(idsOf(pools), "uuid[]");
	const window = values.add(RATE_WINDOW_DAYS, "int");
	// One look into the key for each pool, whatever it has paid since.
	const firsts = pools.map(
		({ accountId }) =>
			`(SELECT "account_id", "day" FROM "usage_daily" WHERE "account_id" = ${values.add(accountId, "uuid")} ORDER BY "day" LIMIT 1)`,
	);
	if (firsts.length === 0) return [];
	return sql.query<UseOfPool>(
		`WITH "today" AS (${todaySql(values.add(at ?? null, "timestamptz"))}), "month" AS (
			SELECT date_trunc('month', "day")::date AS "start", (date_trunc('month', "day") - interval '1 month')::date AS "last",
				"day" AS "today"
			FROM "today"
		), "first" AS (${firsts.join(" UNION ALL ")}), "recent" AS (
			SELECT "account_id", "day", sum("charged" - "refunded") AS "used" FROM "usage_daily"
			WHERE "account_id" = ANY (${ids}) AND "day" >= (SELECT least("last", "today" - ${window} + 1) FROM "month")
			GROUP BY "account_id", "day"
		)
		SELECT "pool"."id" AS "accountId",
			coalesce(sum("used") FILTER (WHERE "recent"."day" >= "start"), 0)::bigint AS "usedThisMonth",
			coalesce(sum("used") FILTER (WHERE "recent"."day" >= "last" AND "recent"."day" < "start"), 0)::bigint
				AS "usedLastMonth",
			coalesce(sum("used") FILTER (WHERE "recent"."day" > "today" - ${window}), 0)::bigint AS "usedInWindow",
			least(${window}, "today" - "first"."day" + 1) AS "windowDays"
		FROM unnest(${ids}) AS "pool" ("id") CROSS JOIN "month"
		LEFT JOIN "recent" ON "recent"."account_id" = "pool"."id"
		LEFT JOIN "first" ON "first"."account_id" = "pool"."id"
		GROUP BY "pool"."id", "today", "first"."day"`,
		values.values,
	);
}

/** The deployment's day (product.md 35) at the instant of a parameter, or now where it is null. */
export function todaySql(at: string): string {
	return `SELECT (coalesce(${at}, statement_timestamp()) AT TIME ZONE "time_zone")::date AS "day" FROM "deployment"`;
}
