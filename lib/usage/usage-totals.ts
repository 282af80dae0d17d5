import type { Sql } from "@/lib/platform/database/sql.ts";
import { SqlValues } from "@/lib/platform/database/sql-values.ts";
import { candidatesSql, foundConditions, looksAtRows, refundsSql } from "./candidates-sql.ts";
import { dailyRowsSql } from "./daily-rows.ts";
import { REACH_ROWS, type UsageFilters } from "./schema.ts";
import type { UsageScope, UsageSelection } from "./usage-scope.ts";

export interface UsageTotals {
	readonly rows: number;
	/**
	 * Credits of two types never mix: each has its own total, in the catalogue's order, without types that have no row.
	 */
	readonly byCreditType: readonly {
		readonly creditTypeId: string;
		readonly creditType: string;
		readonly credits: bigint;
		readonly refunded: bigint;
	}[];
}

/** The totals of a list, and how far it reaches. */
export interface UsageSums {
	readonly totals: UsageTotals;
	/** How many rows paging reaches: at most `REACH_ROWS`, whatever the totals say. */
	readonly reachableRows: number;
	/** Whether the totals, too, cover only the newest `REACH_ROWS` that match the other filters. */
	readonly totalsAreOfNewest: boolean;
}

/** From the daily sums, or, for a search or a status, from a bounded number of the newest rows. */
export async function readUsageTotals(sql: Sql, asked: UsageSelection): Promise<UsageSums> {
	if (!looksAtRows(asked.query)) {
		const totals = await readDailyTotals(sql, asked.scope, asked.query);
		return { totals, reachableRows: Math.min(totals.rows, REACH_ROWS), totalsAreOfNewest: false };
	}
	const { totals, capped } = await readFoundTotals(sql, asked);
	return { totals, reachableRows: totals.rows, totalsAreOfNewest: capped };
}

interface TotalsRow {
	creditTypeId: string;
	creditType: string;
	rows: bigint;
	credits: bigint;
	refunded: bigint;
}

function totalsOf(rows: readonly TotalsRow[]): UsageTotals {
	const byCreditType = rows.map(({ rows: _, ...ofType }) => ofType);
	return { rows: rows.reduce((sum, row) => sum + Number(row.rows), 0), byCreditType };
}

/** The totals of a filter that the daily sums can answer; cancelled charges are not in them (product.md 32). */
async function readDailyTotals(sql: Sql, scope: UsageScope, { userId, from, to }: UsageFilters): Promise<UsageTotals> {
	const values = new SqlValues();
	const days: string[] = [];
	if (from) days.push(`"day" >= ${values.add(from, "date")}`);
	if (to) days.push(`"day" <= ${values.add(to, "date")}`);
	const ofUser = userId ? [`"user_id" = ${values.add(userId, "uuid")}`] : [];
	const covered = coveredDaysSql(values, scope, days);
	const rows = await sql.query<TotalsRow>(
		`WITH "paid" AS MATERIALIZED (
			SELECT "account_id", sum("charges") AS "rows", sum("charged") AS "credits", sum("refunded") AS "refunded"
			FROM (${dailyRowsSql(values, scope, [...days, ...ofUser])}) AS "daily" GROUP BY "account_id"
		), "sum" AS (
			SELECT "account"."credit_type_id", "rows", "credits", "refunded"
			FROM "paid" JOIN "account" ON "account"."id" = "paid"."account_id"
			${covered ? `UNION ALL ${covered}` : ""}
		)
		SELECT "credit_type"."id" AS "creditTypeId", "credit_type"."name" AS "creditType", sum("rows")::bigint AS "rows",
			sum("credits")::bigint AS "credits", sum("refunded")::bigint AS "refunded"
		FROM "sum" JOIN "credit_type" ON "credit_type"."id" = "sum"."credit_type_id"
		GROUP BY "credit_type"."id" HAVING sum("rows") > 0 ORDER BY "credit_type"."position"`,
		values.values,
	);
	return totalsOf(rows);
}

function coveredDaysSql(values: SqlValues, { spender }: UsageScope, days: readonly string[]): string | null {
	if (!spender || spender.coveredTypes.length === 0) return null;
	const own = [
		`"user_id" = ${values.add(spender.userId, "uuid")}`,
		`"credit_type_id" = ANY (${values.add(spender.coveredTypes, "text[]")})`,
	];
	return `SELECT "credit_type_id", "charges", 0, 0 FROM "covered_daily" WHERE ${[...own, ...days].join(" AND ")}`;
}

/** The totals of a search or a status, over the newest rows; `capped` where there are older ones that were not read. */
async function readFoundTotals(sql: Sql, asked: UsageSelection): Promise<{ totals: UsageTotals; capped: boolean }> {
	const values = new SqlValues();
	const candidates = candidatesSql(values, asked);
	const refunds = refundsSql(values, { rows: "candidate", scope: asked.scope });
	const rows = await sql.query<TotalsRow & { capped: boolean }>(
		`WITH "candidate" AS MATERIALIZED (${candidates}), "refund" AS MATERIALIZED (${refunds}), "looked_at" AS (
			SELECT "candidate"."account_id", "candidate"."covered_type", "candidate"."credits",
				coalesce("refund"."refunded", 0) AS "refunded",
				coalesce(${foundConditions(values, asked.query).join(" AND ")}, false) AS "found"
			FROM "candidate" LEFT JOIN "refund" USING ("account_id", "version")
		), "sum" AS (
			SELECT "account_id", "covered_type", count(*) FILTER (WHERE "found") AS "rows",
				coalesce(sum("credits") FILTER (WHERE "found"), 0) AS "credits",
				coalesce(sum("refunded") FILTER (WHERE "found"), 0) AS "refunded", count(*) AS "all"
			FROM "looked_at" GROUP BY "account_id", "covered_type"
		)
		SELECT "credit_type"."id" AS "creditTypeId", "credit_type"."name" AS "creditType", sum("rows")::bigint AS "rows",
			sum("credits")::bigint AS "credits", sum("refunded")::bigint AS "refunded",
			sum(sum("all")) OVER () >= ${values.add(REACH_ROWS, "int")} AS "capped"
		FROM "sum" LEFT JOIN "account" ON "account"."id" = "sum"."account_id"
		JOIN "credit_type" ON "credit_type"."id" = coalesce("account"."credit_type_id", "sum"."covered_type")
		GROUP BY "credit_type"."id" ORDER BY "credit_type"."position"`,
		values.values,
	);
	const totals = totalsOf(rows.filter((row) => row.rows > 0n).map(({ capped: _, ...row }) => row));
	return { totals, capped: rows[0]?.capped ?? false };
}
