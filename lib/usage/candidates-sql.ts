import type { Period } from "@/lib/platform/database/read-today.ts";
import type { SqlValues } from "@/lib/platform/database/sql-values.ts";
import { REACH_ROWS, type UsageFilters, type UsageQuery } from "./schema.ts";
import type { UsageScope, UsageSelection } from "./usage-scope.ts";

/** Whether the list has to read rows one by one, instead of taking a page from the indexes. */
export function looksAtRows({ status, search }: UsageQuery): boolean {
	return Boolean(status || search);
}

/** What a list reads of a usage row: the last entry of what one pool paid of one charge. */
export const ENTRY_COLUMNS = `"entry"."posted_at", "entry"."account_id", "entry"."version", "entry"."charge_id",
	"entry"."slice", "entry"."user_id", NULL::text AS "covered_type", NULL::uuid AS "covered_by",
	false AS "is_refunded", "entry"."slice_credits" AS "credits",
	"entry"."service", "entry"."item", "entry"."reference", "entry"."slice_expires_at" AS "lot_expires_at",
	"entry"."balance_after"`;

/** The same of a charge that a subscription covered: it has no entry. */
const COVERED_COLUMNS = `"charge"."posted_at", NULL::uuid, NULL::bigint, "charge"."id", 0::smallint,
	"charge"."user_id", "charge"."credit_type_id", "charge"."subscription_id", "charge"."status" = 'refunded', "charge"."charged", "charge"."service", "charge"."item",
	"charge"."reference", NULL::timestamptz, NULL::bigint`;

/**
 * Of a cancelled charge no row is shown (product.md 32a). Each row that is read is looked up: a join, or a comparison
 * with `=` alone, lets the planner read all cancellations that there are.
 */
export const NOT_CANCELLED = `CASE WHEN EXISTS (
	SELECT FROM "ledger_entry" AS "back" WHERE "back"."account_id" = "entry"."account_id"
		AND "back"."slice_version" BETWEEN "entry"."version" AND "entry"."version" AND "back"."kind" = 'cancellation'
) THEN false ELSE true END`;

/**
 * SQL for the rows in scope that may be on the page. Each branch walks one index from its newest end (or oldest, where
 * the page is in that order), so that a page costs what it shows. A row that two branches find is one row.
 */
export function candidatesSql(sql: SqlValues, asked: UsageSelection): string {
	const { scope, query } = asked;
	const wholePage = query.sort === "date_used" && !looksAtRows(query);
	const limit = sql.add(wholePage ? Math.min(query.offset + query.limit, REACH_ROWS) : REACH_ROWS, "int");
	const direction = wholePage && !query.descending ? "ASC" : "DESC";
	const branches = entryBranches(sql, asked).map(
		({ where, order }) => `(SELECT ${ENTRY_COLUMNS} FROM "ledger_entry" AS "entry"
			WHERE ${where} AND ${NOT_CANCELLED} ORDER BY ${inDirection(order, direction)} LIMIT ${limit})`,
	);
	const covered = coveredSql(sql, asked);
	if (covered) branches.push(`(${covered} ORDER BY "posted_at" ${direction}, "id" ${direction} LIMIT ${limit})`);
	const order = [`"posted_at"`, `"account_id"`, `"version"`, `"charge_id"`];
	return `SELECT ${scope.spender ? `DISTINCT ON (${order.join(", ")})` : ""} * FROM (${branches.join(" UNION ALL ")}) AS "found"
		ORDER BY ${inDirection(order, direction)} LIMIT ${limit}`;
}

interface Branch {
	readonly where: string;
	/** By which an index gives these rows. */
	readonly order: readonly string[];
}

/** One for each pool, because an index of many pools isn't in the order of the page. */
function entryBranches(sql: SqlValues, { scope, period, query }: UsageSelection): Branch[] {
	const conditions = entryConditions(sql, query, period);
	const branch = (...own: string[]): Branch => ({
		where: [...own, ...conditions].join(" AND "),
		order: [`"entry"."posted_at"`, `"entry"."account_id"`, `"entry"."version"`],
	});
	const { accountIds, spender } = scope;
	const branches =
		query.userId || accountIds.length === 0
			? [branch(`"entry"."account_id" = ANY (${sql.add(accountIds, "uuid[]")})`)]
			: accountIds.map((id) => branch(`"entry"."account_id" = ${sql.add(id, "uuid")}`));
	if (spender) {
		const own = [`"entry"."user_id" = ${sql.add(spender.userId, "uuid")}`];
		if (!spender.isWherever) own.push(`"entry"."account_id" = ANY (${sql.add(spender.accountIds, "uuid[]")})`);
		branches.push(branch(...own));
	}
	return branches;
}

/** The conditions that the indexes can answer, for any scope. */
export function entryConditions(sql: SqlValues, { userId }: UsageFilters, period: Period): string[] {
	const conditions = [`"entry"."slice_credits" IS NOT NULL`, ...periodConditions(sql, `"entry"."posted_at"`, period)];
	if (userId) conditions.push(`"entry"."user_id" = ${sql.add(userId, "uuid")}`);
	return conditions;
}

function periodConditions(sql: SqlValues, column: string, { start, end }: Period): string[] {
	const conditions: string[] = [];
	if (start) conditions.push(`${column} >= ${sql.add(start, "timestamptz")}`);
	if (end) conditions.push(`${column} < ${sql.add(end, "timestamptz")}`);
	return conditions;
}

/** The condition that one entry is in scope, where no index has to be walked in order. */
export function scopeSql(values: SqlValues, { accountIds, spender }: UsageScope): string {
	const paid = `"entry"."account_id" = ANY (${values.add(accountIds, "uuid[]")})`;
	if (!spender) return paid;
	return `(${paid} OR ("entry"."user_id" = ${values.add(spender.userId, "uuid")}
		AND "entry"."account_id" = ANY (${values.add(spender.accountIds, "uuid[]")})))`;
}

/**
 * SQL for the rows in scope of one charge, a cancelled one too. From the charge's row to its usage rows: no index has
 * these by their charge.
 */
export function candidatesOfChargeSql(
	sql: SqlValues,
	{ scope, query: { userId } }: UsageSelection,
	chargeId: string,
): string {
	const isAsked = `"charge"."id" = ${sql.add(chargeId, "uuid")}`;
	const ofUser = userId ? ` AND "entry"."user_id" = ${sql.add(userId, "uuid")}` : "";
	const paid = `SELECT ${ENTRY_COLUMNS} FROM "charge"
		CROSS JOIN LATERAL unnest("charge"."account_ids", "charge"."versions") AS "paid" ("account_id", "version")
		JOIN "ledger_entry" AS "entry" ON "entry"."account_id" = "paid"."account_id" AND "entry"."version" = "paid"."version"
		WHERE ${isAsked} AND ${scopeSql(sql, scope)}${ofUser}`;
	const whose = coveredChargesOf(sql, scope);
	if (!whose) return paid;
	return `${paid} UNION ALL SELECT ${COVERED_COLUMNS} FROM "charge"
		WHERE ${[isAsked, `"charge"."covered_by" <> 'credits'`, ...whose].join(" AND ")}`;
}

/** SQL for the charges in scope that a subscription covered; null where there are none. */
export function coveredSql(sql: SqlValues, { scope, period }: UsageSelection): string | null {
	const whose = coveredChargesOf(sql, scope);
	if (!whose) return null;
	const conditions = [
		`"charge"."covered_by" <> 'credits'`,
		...whose,
		`"charge"."status" <> 'cancelled'`,
		...periodConditions(sql, `"charge"."posted_at"`, period),
	];
	return `SELECT ${COVERED_COLUMNS} FROM "charge" WHERE ${conditions.join(" AND ")}`;
}

/** Whose they are: the spender's, or everybody's of an organization. */
function coveredChargesOf(sql: SqlValues, { spender, coveredIn }: UsageScope): string[] | null {
	if (coveredIn) {
		const everybody = `SELECT "id" FROM "user" WHERE "organization_id" = ${sql.add(coveredIn, "uuid")}`;
		return [`"charge"."user_id" IN (${everybody})`];
	}
	if (!spender || spender.coveredTypes.length === 0) return null;
	return [
		`"charge"."user_id" = ${sql.add(spender.userId, "uuid")}`,
		`"charge"."credit_type_id" = ANY (${sql.add(spender.coveredTypes, "text[]")})`,
	];
}

/** SQL for what was given back of rows that were read, by account and version. */
export function refundsSql(sql: SqlValues, { rows, scope }: { rows: string; scope: UsageScope }): string {
	return `SELECT "back"."account_id", "back"."slice_version" AS "version", sum("back"."credits")::bigint AS "refunded"
		FROM "${rows}" JOIN "ledger_entry" AS "back"
			ON "back"."account_id" = "${rows}"."account_id" AND "back"."slice_version" = "${rows}"."version"
		WHERE "back"."account_id" = ANY (${sql.add(payingAccounts(scope), "uuid[]")})
		GROUP BY "back"."account_id", "back"."slice_version"`;
}

/** Every pool whose rows are in scope. */
export function payingAccounts({ accountIds, spender }: UsageScope): string[] {
	return [...accountIds, ...(spender?.accountIds ?? [])];
}

/** The conditions that the indexes can't answer: checked for each candidate, with what was refunded of it. */
export function foundConditions(values: SqlValues, { status, search }: UsageQuery): string[] {
	const conditions = ["true"];
	if (status) conditions.push(`${statusSql("candidate")} = ${values.add(status, "text")}`);
	if (search) {
		// In lower case as the database does it, which differs from JavaScript's for some letters.
		const part = `lower(${values.add(search, "text")})`;
		conditions.push(
			`(strpos(lower("candidate"."item"), ${part}) > 0 OR strpos(lower("candidate"."reference"), ${part}) > 0)`,
		);
	}
	return conditions;
}

/**
 * A slice's own status, from its row and its `refund`: another slice of the same charge may have been refunded instead. The
 * refund of a covered charge has no entry, and its row says so.
 */
export function statusSql(row: string): string {
	return `CASE
		WHEN "${row}"."is_refunded" THEN 'refunded'
		WHEN coalesce("refund"."refunded", 0) = 0 THEN 'used'
		WHEN "refund"."refunded" < "${row}"."credits" THEN 'partly_refunded'
		ELSE 'refunded'
	END`;
}

export function inDirection(columns: readonly string[], direction: "ASC" | "DESC"): string {
	return columns.map((column) => `${column} ${direction}`).join(", ");
}
