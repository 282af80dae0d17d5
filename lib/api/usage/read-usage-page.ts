import { type Period, readPeriod } from "@/lib/platform/database/read-today.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { SqlValues } from "@/lib/platform/database/sql-values.ts";

/** Whose usage: what a user used, or what a pool paid. */
export type UsageOwner = { readonly userId: string } | { readonly poolId: string };

export interface UsageFilter {
	readonly of: UsageOwner;
	readonly creditTypeId: string | null;
	readonly service: string | null;
	readonly from: string | null;
	readonly to: string | null;
}

/** What one pool paid of one charge (product.md 30), or a charge that a subscription covered. */
export interface UsagePageRow {
	readonly chargeId: string;
	readonly postedAt: Date;
	readonly userId: string;
	readonly service: string;
	readonly item: string;
	readonly reference: string | null;
	readonly creditTypeId: string;
	/** The pool; of what was covered, where no pool has paid, the charge. */
	readonly accountId: string;
	readonly version: bigint;
	readonly ownerId: string | null;
	/** The subscription that covered it. */
	readonly coveredBy: string | null;
	readonly credits: bigint;
	readonly refunded: bigint;
	/** Of what was covered, whether it was refunded: that gives no credits back. */
	readonly isRefunded: boolean;
	readonly expiresAt: Date | null;
	readonly balanceAfter: bigint | null;
}

/** After which row a page begins. */
export interface UsagePosition {
	readonly postedAt: Date;
	readonly accountId: string;
	readonly version: bigint;
}

/** How many rows a page looks at, at most: filters that match few make short pages, not slow ones. */
const WALK = 1_000;

/**
 * The rows after a position, newest first, without cancelled charges (product.md 32a), and where the next page begins:
 * null on the last one. A page may have fewer rows than asked for, and none, although there are more.
 */
export async function readUsagePage(
	sql: Sql,
	filter: UsageFilter,
	{ after, limit }: { readonly after: UsagePosition | null; readonly limit: number },
): Promise<{ readonly rows: readonly UsagePageRow[]; readonly next: UsagePosition | null }> {
	const values = new SqlValues();
	const asked: Walk = { period: await readPeriod(sql, filter), after };
	const walks = [entriesSql(values, filter.of, asked)];
	// What was covered is the user's own usage alone (product.md 16).
	if ("userId" in filter.of) walks.push(coveredSql(values, filter.of, asked));
	const wanted = [NOT_CANCELLED];
	if (filter.creditTypeId) {
		wanted.push(`coalesce("account"."credit_type_id", "covered_type") = ${values.add(filter.creditTypeId, "text")}`);
	}
	if (filter.service) wanted.push(`"walked"."service" = ${values.add(filter.service, "text")}`);
	const rows = await sql.query<UsagePageRow & { walked: bigint; isFound: boolean }>(
		`WITH "walked" AS MATERIALIZED (
			SELECT * FROM (${walks.join(" UNION ALL ")}) AS "either" ${ORDER} LIMIT ${WALK}
		), "looked_at" AS (
			SELECT "walked".*, coalesce("account"."credit_type_id", "covered_type") AS "credit_type_id",
				coalesce("account"."user_id", "share_group"."creator_id") AS "owner_id",
				${wanted.join(" AND ")} AS "found", row_number() OVER (
					ORDER BY "walked"."posted_at" DESC, "walked"."account_id" DESC, "walked"."version" DESC
				) AS "place", count(*) OVER () AS "walked"
			FROM "walked" LEFT JOIN "account" ON "account"."id" = "walked"."account_id"
			LEFT JOIN "share_group" ON "share_group"."id" = "account"."share_group_id"
		), "kept" AS (
			SELECT * FROM "looked_at" WHERE "found" ${ORDER} LIMIT ${values.add(limit + 1, "int")}
		)
		SELECT "charge_id" AS "chargeId", "posted_at" AS "postedAt", "user_id" AS "userId", "service", "item", "reference",
			"credit_type_id" AS "creditTypeId", "account_id" AS "accountId", "version", "owner_id" AS "ownerId",
			"covered_by" AS "coveredBy", "slice_credits" AS "credits", ${REFUNDED} AS "refunded", "is_refunded" AS "isRefunded",
			"slice_expires_at" AS "expiresAt", "balance_after" AS "balanceAfter", "found" AS "isFound", "walked"
		FROM (SELECT * FROM "kept" UNION ALL SELECT * FROM "looked_at" WHERE "place" = "walked" AND NOT "found") AS "row"
		${ORDER}`,
		values.values,
	);
	return pageOf(rows, limit);
}

interface Walk {
	readonly period: Period;
	readonly after: UsagePosition | null;
}

/** The newest usage rows, by an index of the user or of the pool. */
function entriesSql(values: SqlValues, of: UsageOwner, asked: Walk): string {
	const own =
		"userId" in of ? `"user_id" = ${values.add(of.userId, "uuid")}` : `"account_id" = ${values.add(of.poolId, "uuid")}`;
	const conditions = [own, `"slice_credits" IS NOT NULL`, ...laterSql(values, asked, [`"account_id"`, `"version"`])];
	return `(SELECT "posted_at", "account_id", "version", "charge_id", "user_id", NULL::text AS "covered_type",
			NULL::uuid AS "covered_by", false AS "is_refunded", "slice_credits", "service", "item", "reference",
			"slice_expires_at", "balance_after"
		FROM "ledger_entry" WHERE ${conditions.join(" AND ")} ${ORDER} LIMIT ${WALK})`;
}

/** The user's newest charges that a subscription covered: each stands where an entry of its id would. */
function coveredSql(values: SqlValues, { userId }: { readonly userId: string }, asked: Walk): string {
	const conditions = [
		`"user_id" = ${values.add(userId, "uuid")} AND "covered_by" <> 'credits' AND "status" <> 'cancelled'`,
		...laterSql(values, asked, [`"id"`, "0::bigint"]),
	];
	return `(SELECT "posted_at", "id", 0::bigint, "id", "user_id", "credit_type_id", "subscription_id", "status" = 'refunded',
			"charged", "service", "item", "reference", NULL::timestamptz, NULL::bigint
		FROM "charge" WHERE ${conditions.join(" AND ")} ORDER BY "posted_at" DESC, "id" DESC LIMIT ${WALK})`;
}

/** The rows of a period, after a position in the order of the list. */
function laterSql(values: SqlValues, { period: { start, end }, after }: Walk, place: readonly string[]): string[] {
	const conditions: string[] = [];
	if (start) conditions.push(`"posted_at" >= ${values.add(start, "timestamptz")}`);
	if (end) conditions.push(`"posted_at" < ${values.add(end, "timestamptz")}`);
	if (!after) return conditions;
	const position = `${values.add(after.postedAt, "timestamptz")}, ${values.add(after.accountId, "uuid")}, ${values.add(after.version, "bigint")}`;
	return [...conditions, `("posted_at", ${place.join(", ")}) < (${position})`];
}

const ORDER = `ORDER BY "posted_at" DESC, "account_id" DESC, "version" DESC`;

const NOT_CANCELLED = `NOT EXISTS (
	SELECT FROM "ledger_entry" AS "back" WHERE "back"."account_id" = "walked"."account_id"
		AND "back"."slice_version" = "walked"."version" AND "back"."kind" = 'cancellation'
)`;

const REFUNDED = `coalesce((
	SELECT sum("back"."credits") FROM "ledger_entry" AS "back"
	WHERE "back"."account_id" = "row"."account_id" AND "back"."slice_version" = "row"."version"
), 0)::bigint`;

/** One row more than the page was read to know of a next one; and the last one that was looked at, where none is left. */
function pageOf(
	rows: readonly (UsagePageRow & { isFound: boolean; walked: bigint })[],
	limit: number,
): { rows: UsagePageRow[]; next: UsagePosition | null } {
	const found = rows.filter(({ isFound }) => isFound);
	if (found.length > limit) return { rows: found.slice(0, limit), next: found[limit - 1] ?? null };
	const last = rows.at(-1);
	return { rows: found, next: last && Number(last.walked) === WALK ? last : null };
}
