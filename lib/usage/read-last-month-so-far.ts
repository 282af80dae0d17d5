import type { CreditView } from "@/lib/owners/credit-view.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { SqlValues } from "@/lib/platform/database/sql-values.ts";
import { dailyRowsSql } from "./daily-rows.ts";
import { todaySql } from "./read-use-of-pools.ts";
import { readUsageScope } from "./usage-scope.ts";

/**
 * What a view shows as used on the same days of the month before, by credit type, refunds deducted: on the 5th, of its first
 * five days; on the 31st, of all its days. The deployment's days (product.md 35). `at` defaults to the present.
 */
export async function readLastMonthSoFar(
	sql: Sql,
	view: CreditView,
	{ at }: { at?: Date } = {},
): Promise<Map<string, bigint>> {
	const scope = await readUsageScope(sql, view);
	const values = new SqlValues();
	const today = todaySql(values.add(at ?? null, "timestamptz"));
	const rows = dailyRowsSql(values, scope, [
		`"day" BETWEEN (SELECT "first" FROM "days") AND (SELECT "last" FROM "days")`,
	]);
	const used = await sql.query<{ creditTypeId: string; used: bigint }>(
		`WITH "month" AS (
			SELECT "day", date_trunc('month', "day"::timestamp)::date AS "start",
				(date_trunc('month', "day"::timestamp) - interval '1 month')::date AS "first"
			FROM (${today}) AS "today"
		), "days" AS (
			SELECT "first", least("first" + ("day" - "start"), "start" - 1) AS "last" FROM "month"
		)
		SELECT "account"."credit_type_id" AS "creditTypeId", sum("charged" - "refunded")::bigint AS "used"
		FROM (${rows}) AS "daily" JOIN "account" ON "account"."id" = "daily"."account_id"
		GROUP BY "account"."credit_type_id"`,
		values.values,
	);
	return new Map(used.map(({ creditTypeId, used }) => [creditTypeId, used]));
}
