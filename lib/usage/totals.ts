import type { Sql } from "@/lib/platform/database/sql.ts";
import { SqlValues } from "@/lib/platform/database/sql-values.ts";
import { type AskedUsage, candidatesSql, foundConditions, looksAtRows, poolConditionSql } from "./candidates.ts";
import { REACH_ROWS, type UsageFilters } from "./schema.ts";
import type { UsageScope } from "./scope.ts";

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
export async function readUsageTotals(sql: Sql, asked: AskedUsage): Promise<UsageSums> {
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
async function readDailyTotals(sql: Sql, scope: UsageScope, filters: UsageFilters): Promise<UsageTotals> {
	const values = new SqlValues();
	const inScope = [`"account_id" = ANY (${values.add(scope.accountIds, "uuid[]")})`];
	if (scope.spender) {
		const own = [`"user_id" = ${values.add(scope.spender.userId, "uuid")}`];
		if (scope.spender.creditTypeId) own.push(`"credit_type_id" = ${values.add(scope.spender.creditTypeId, "text")}`);
		if (scope.spender.pools) own.push(poolConditionSql(values, `"account_id"`, scope.spender.pools));
		inScope.push(`(${own.join(" AND ")})`);
	}
	const conditions = [`(${inScope.join(" OR ")})`];
	if (filters.userId) conditions.push(`"user_id" = ${values.add(filters.userId, "uuid")}`);
	if (filters.from) conditions.push(`"day" >= ${values.add(filters.from, "date")}`);
	if (filters.to) conditions.push(`"day" <= ${values.add(filters.to, "date")}`);
	const rows = await sql.query<TotalsRow>(
		`WITH "sum" AS (
			SELECT "credit_type_id", sum("charges")::bigint AS "rows", sum("charged")::bigint AS "credits",
				sum("refunded")::bigint AS "refunded"
			FROM "usage_daily" WHERE ${conditions.join(" AND ")} GROUP BY "credit_type_id"
		)
		SELECT "credit_type_id" AS "creditTypeId", "credit_type"."name" AS "creditType", "rows", "credits", "refunded"
		FROM "sum" JOIN "credit_type" ON "credit_type"."id" = "sum"."credit_type_id"
		WHERE "rows" > 0 ORDER BY "credit_type"."position"`,
		values.values,
	);
	return totalsOf(rows);
}

/** The totals of a search or a status, over the newest rows; `capped` where there are older ones that were not read. */
async function readFoundTotals(sql: Sql, asked: AskedUsage): Promise<{ totals: UsageTotals; capped: boolean }> {
	const values = new SqlValues();
	const candidates = candidatesSql(values, asked);
	const rows = await sql.query<TotalsRow & { capped: boolean }>(
		`WITH "candidate" AS MATERIALIZED (${candidates}), "sum" AS (
			SELECT "credit_type_id", count(*) FILTER (WHERE "found") AS "rows",
				coalesce(sum("credits") FILTER (WHERE "found"), 0)::bigint AS "credits",
				coalesce(sum("refunded") FILTER (WHERE "found"), 0)::bigint AS "refunded", count(*) AS "looked_at"
			FROM "candidate"
			CROSS JOIN LATERAL (SELECT coalesce(${foundConditions(values, asked.query).join(" AND ")}, false) AS "found") AS "look"
			GROUP BY "credit_type_id"
		)
		SELECT "credit_type_id" AS "creditTypeId", "credit_type"."name" AS "creditType", "rows", "credits", "refunded",
			sum("looked_at") OVER () >= ${values.add(REACH_ROWS, "int")} AS "capped"
		FROM "sum" JOIN "credit_type" ON "credit_type"."id" = "sum"."credit_type_id"
		ORDER BY "credit_type"."position"`,
		values.values,
	);
	const totals = totalsOf(rows.filter((row) => row.rows > 0n).map(({ capped: _, ...row }) => row));
	return { totals, capped: rows[0]?.capped ?? false };
}
