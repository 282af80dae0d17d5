import type { Period } from "@/lib/platform/database/deployment-days.ts";
import type { SqlValues } from "@/lib/platform/database/sql-values.ts";
import { REACH_ROWS, type UsageFilters, type UsageQuery } from "./schema.ts";
import type { UsageScope } from "./scope.ts";

/** A slice's own status: another slice of the same charge may have been refunded instead. */
export const STATUS_SQL = `CASE
	WHEN "slice"."refunded" = 0 THEN 'used'
	WHEN "slice"."refunded" < "slice"."credits" THEN 'partly_refunded'
	ELSE 'refunded'
END`;

/** The requested rows: what may be shown, which of it is wanted, and which page. */
export interface AskedUsage {
	readonly scope: UsageScope;
	/** `query.from` and `query.to` as instants. */
	readonly period: Period;
	readonly query: UsageQuery;
}

/** Whether the list has to read rows one by one, instead of taking a page from the indexes. */
export function looksAtRows({ status, search }: UsageQuery): boolean {
	return Boolean(status || search);
}

/**
 * SQL for the rows in scope that may be on the page, with the columns that a search, a status or an order reads. Each
 * branch walks one index from its newest end (or oldest, where the page is in that order), so that a page costs what it
 * shows. Slices of a cancelled charge are left out (product.md 32). A slice that two branches find is one row.
 */
export function candidatesSql(sql: SqlValues, { scope, period, query }: AskedUsage): string {
	const wholePage = query.sort === "date_used" && !looksAtRows(query);
	const oldestFirst = wholePage && !query.descending;
	const [newer, other] = oldestFirst ? (["ASC", "DESC"] as const) : (["DESC", "ASC"] as const);
	const limit = sql.add(wholePage ? Math.min(query.offset + query.limit, REACH_ROWS) : REACH_ROWS, "int");
	const conditions = commonConditions(sql, query, period);
	const columns = `"slice"."charge_id", "slice"."position", "slice"."posted_at", "slice"."account_id",
		"slice"."account_version", "slice"."user_id", "slice"."credit_type_id", "slice"."credits", "slice"."refunded",
		"charge"."item", "charge"."reference", ${STATUS_SQL} AS "status"`;
	const from = `FROM "charge_slice" AS "slice"
		JOIN "charge" ON "charge"."id" = "slice"."charge_id" AND "charge"."status" <> 'cancelled'`;

	const branches = [
		`SELECT "row".* FROM unnest(${sql.add(scope.accountIds, "uuid[]")}) AS "pool" ("id")
		CROSS JOIN LATERAL (
			SELECT ${columns} ${from}
			WHERE ${["slice.account_id = pool.id", ...conditions].join(" AND ")}
			ORDER BY "slice"."posted_at" ${newer}, "slice"."account_version" ${newer} LIMIT ${limit}
		) AS "row"`,
	];
	if (scope.spender) {
		branches.push(`(SELECT ${columns} ${from}
			WHERE ${[...spenderConditions(sql, scope.spender), ...conditions].join(" AND ")}
			ORDER BY "slice"."posted_at" ${newer}, "slice"."account_id" ${other}, "slice"."account_version" ${newer}
			LIMIT ${limit})`);
	}
	return `SELECT * FROM (${branches.join(" UNION ")}) AS "found"
		ORDER BY "posted_at" ${newer}, "account_id" ${other}, "account_version" ${newer}, "charge_id" LIMIT ${limit}`;
}

/** The conditions that the indexes can answer, for any scope. */
export function commonConditions(sql: SqlValues, filters: UsageFilters, period: Period): string[] {
	const conditions: string[] = [];
	if (filters.userId) conditions.push(`slice.user_id = ${sql.add(filters.userId, "uuid")}`);
	if (period.start) conditions.push(`slice.posted_at >= ${sql.add(period.start, "timestamptz")}`);
	if (period.end) conditions.push(`slice.posted_at < ${sql.add(period.end, "timestamptz")}`);
	return conditions;
}

export function spenderConditions(sql: SqlValues, spender: NonNullable<UsageScope["spender"]>): string[] {
	const conditions = [`slice.user_id = ${sql.add(spender.userId, "uuid")}`];
	if (spender.creditTypeId) conditions.push(`slice.credit_type_id = ${sql.add(spender.creditTypeId, "text")}`);
	if (spender.pools) conditions.push(poolConditionSql(sql, `"slice"."account_id"`, spender.pools));
	return conditions;
}

/** That an account is one of these, where null stands for what a subscription covered. */
export function poolConditionSql(sql: SqlValues, column: string, pools: readonly (string | null)[]): string {
	const accounts = sql.add(
		pools.filter((id) => id !== null),
		"uuid[]",
	);
	return pools.includes(null)
		? `(${column} = ANY (${accounts}) OR ${column} IS NULL)`
		: `${column} = ANY (${accounts})`;
}

/** The conditions that the indexes can't answer: checked for each candidate. */
export function foundConditions(values: SqlValues, { status, search }: UsageQuery): string[] {
	const conditions = ["true"];
	if (status) conditions.push(`"candidate"."status" = ${values.add(status, "text")}`);
	if (search) {
		// In lower case as the database does it, which differs from JavaScript's for some letters.
		const part = `lower(${values.add(search, "text")})`;
		conditions.push(
			`(strpos(lower("candidate"."item"), ${part}) > 0 OR strpos(lower("candidate"."reference"), ${part}) > 0)`,
		);
	}
	return conditions;
}
