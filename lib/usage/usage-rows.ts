import type { Sql } from "@/lib/platform/database/sql.ts";
import { SqlValues } from "@/lib/platform/database/sql-values.ts";
import {
	candidatesOfChargeSql,
	candidatesSql,
	foundConditions,
	inDirection,
	refundsSql,
	statusSql,
} from "./candidates-sql.ts";
import type { UsageQuery, UsageSort, UsageStatus } from "./schema.ts";
import { poolKindSql, type UsagePool, type UsageSelection } from "./usage-scope.ts";

/** What one pool paid of one charge (product.md 30). Credits are what was used, before what was refunded. */
export interface UsageRow {
	readonly key: string;
	/** Which of the pools that paid the charge this one was, from 0. */
	readonly slice: number;
	readonly dateUsed: Date;
	readonly userId: string;
	/** Null for somebody whom the viewer may not know (`UsageScope.namedIn`). */
	readonly userName: string | null;
	/** Empty for a service user, and for somebody whom the viewer may not know. */
	readonly userEmail: string;
	readonly service: string;
	readonly item: string;
	readonly reference: string | null;
	readonly credits: bigint;
	readonly creditTypeId: string;
	readonly creditType: string;
	readonly pool: UsagePool;
	readonly status: UsageStatus;
	readonly refunded: bigint;
	readonly lotExpiresAt: Date | null;
	readonly chargeId: string;
	/** What the pool had left; null where a subscription covered it, and for a pool that the viewer may not know. */
	readonly balanceAfter: bigint | null;
}

interface StoredRow extends Omit<UsageRow, "key" | "pool"> {
	readonly poolKind: UsagePool["kind"];
	readonly poolName: string | null;
}

/**
 * One page of rows. Costs what it shows: see `candidatesSql`. What was refunded is read for the page alone, unless a
 * status is asked for.
 */
export async function readUsageRows(sql: Sql, asked: UsageSelection): Promise<UsageRow[]> {
	const values = new SqlValues();
	return readRowsOf(sql, asked, { values, candidates: candidatesSql(values, asked) });
}

/** The rows of one charge, in the order in which its pools paid: a cancelled charge's too, which no list shows. */
export async function readRowsOfCharge(sql: Sql, asked: UsageSelection, chargeId: string): Promise<UsageRow[]> {
	const values = new SqlValues();
	const candidates = candidatesOfChargeSql(values, asked, chargeId);
	return (await readRowsOf(sql, asked, { values, candidates })).sort((one, other) => one.slice - other.slice);
}

async function readRowsOf(
	sql: Sql,
	asked: UsageSelection,
	{ values, candidates }: { values: SqlValues; candidates: string },
): Promise<UsageRow[]> {
	const { scope, query } = asked;
	const namedIn = values.add(scope.namedIn ?? null, "uuid");
	const poolKind = poolKindSql({ visibleGroups: values.add(scope.visibleGroupIds, "uuid[]"), namedIn });
	const refunds = `"refund" AS MATERIALIZED (${refundsSql(values, { rows: query.status ? "candidate" : "page", scope })})`;
	const page = `"page" AS MATERIALIZED (
		SELECT "candidate".*, ${shownUserSql(namedIn)}
		FROM "candidate" ${query.status ? `LEFT JOIN "refund" USING ("account_id", "version")` : ""}
		JOIN "user" ON "user"."id" = "candidate"."user_id"
		WHERE ${foundConditions(values, query).join(" AND ")}
		ORDER BY ${orderSql(query)}
		LIMIT ${values.add(query.limit, "int")} OFFSET ${values.add(query.offset, "int")}
	)`;
	const rows = await sql.query<StoredRow>(
		`WITH "candidate" AS MATERIALIZED (${candidates}), ${(query.status ? [refunds, page] : [page, refunds]).join(", ")},
		"known" AS (
			SELECT "page".*, "credit_type"."id" AS "credit_type_id", "credit_type"."name" AS "credit_type",
				${poolKind} AS "pool_kind", ${POOL_NAME_SQL} AS "pool_name", coalesce("refund"."refunded", 0) AS "refunded",
				${statusSql("page")} AS "status"
			FROM "page" LEFT JOIN "refund" USING ("account_id", "version") ${poolJoinsSql("page")}
		)
		SELECT "posted_at" AS "dateUsed", "user_id" AS "userId", "user_name" AS "userName", "user_email" AS "userEmail",
			"service", "item", "reference", "credits", "credit_type_id" AS "creditTypeId", "credit_type" AS "creditType",
			"pool_kind" AS "poolKind", CASE WHEN ${IS_NAMED_SQL} THEN "pool_name" END AS "poolName",
			"status", "refunded", "lot_expires_at" AS "lotExpiresAt", "charge_id" AS "chargeId", "slice"::int AS "slice",
			${SHOWN_BALANCE_SQL} AS "balanceAfter"
		FROM "known" ORDER BY ${orderSql(query)}`,
		values.values,
	);
	return rows.map(({ poolKind: kind, poolName, ...row }) => ({
		...row,
		key: `${row.chargeId}:${row.slice}`,
		pool: { kind, name: poolName },
	}));
}

/** A service user's address is not a mailbox, and not shown. */
export const SHOWN_EMAIL_SQL = `CASE "user"."kind" WHEN 'person' THEN "user"."email" ELSE '' END`;
/** Name and address of a row's user: of an outsider neither, so that nothing is sorted by them. */
export function shownUserSql(namedIn: string): string {
	const isOutsider = `"user"."organization_id" <> ${namedIn}`;
	return `CASE WHEN ${isOutsider} THEN NULL ELSE "user"."name" END AS "user_name",
		CASE WHEN ${isOutsider} THEN '' ELSE ${SHOWN_EMAIL_SQL} END AS "user_email"`;
}
export const POOL_NAME_SQL = `coalesce("wallet_user"."name", "share_group"."name", "covering_plan"."name")`;
/** The pool of a row, and its credit type, or what a subscription covered. */
export function poolJoinsSql(row: string): string {
	return `LEFT JOIN "account" ON "account"."id" = "${row}"."account_id"
		JOIN "credit_type" ON "credit_type"."id" = coalesce("account"."credit_type_id", "${row}"."covered_type")
		LEFT JOIN "user" AS "wallet_user" ON "wallet_user"."id" = "account"."user_id"
		LEFT JOIN "share_group" ON "share_group"."id" = "account"."share_group_id"
		LEFT JOIN "subscription" ON "subscription"."id" = "${row}"."covered_by"
		LEFT JOIN "plan_version" AS "covering_plan" ON "covering_plan"."plan_id" = "subscription"."plan_id"
			AND "covering_plan"."version" = "subscription"."plan_version"`;
}
/** Of what was covered, the name is that of the subscription's plan. */
const IS_NAMED_SQL = `"pool_kind" NOT IN ('hidden_group', 'hidden_wallet')`;
/** The balance of a pool is not shown to viewers who may not know whose it is. */
export const SHOWN_BALANCE_SQL = `CASE WHEN ${IS_NAMED_SQL} THEN "balance_after" END`;

const SORT_COLUMNS: Record<Exclude<UsageSort, "date_used">, string> = {
	user_name: `"user_name"`,
	item: `"item"`,
	credits: `"credits"`,
};

/** The one order of page and file. */
export function orderSql({ sort, descending }: Pick<UsageQuery, "sort" | "descending">): string {
	const byDate = [`"posted_at"`, `"account_id"`, `"version"`, `"charge_id"`];
	if (sort === "date_used") return inDirection(byDate, descending ? "DESC" : "ASC");
	return `${SORT_COLUMNS[sort]} ${descending ? "DESC" : "ASC"}, ${inDirection(byDate, "DESC")}`;
}
