import type { Sql } from "@/lib/platform/database/sql.ts";
import { SqlValues } from "@/lib/platform/database/sql-values.ts";
import { type AskedUsage, candidatesSql, foundConditions } from "./candidates.ts";
import type { UsageQuery, UsageSort, UsageStatus } from "./schema.ts";
import { poolKindSql, type UsagePool } from "./scope.ts";

/** What one pool paid of one charge (product.md 30). Credits are what was used, before what was refunded. */
export interface UsageRow {
	readonly key: string;
	readonly dateUsed: Date;
	readonly userId: string;
	readonly userName: string;
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
	/** What the pool had left; null where a subscription covered it, and for a share group that the viewer may not see. */
	readonly balanceAfter: bigint | null;
}

interface StoredRow extends Omit<UsageRow, "key" | "pool"> {
	readonly position: number;
	readonly poolKind: UsagePool["kind"];
	readonly poolName: string | null;
}

/** One page of rows. Costs what it shows: see `candidatesSql`. */
export async function readUsageRows(sql: Sql, asked: AskedUsage): Promise<UsageRow[]> {
	const values = new SqlValues();
	const candidates = candidatesSql(values, asked);
	const { scope, query } = asked;
	const poolKind = poolKindSql({ visibleGroups: values.add(scope.visibleGroupIds, "uuid[]") });
	const rows = await sql.query<StoredRow>(
		`WITH "candidate" AS MATERIALIZED (${candidates}), "page" AS (
			SELECT "candidate".*, "user"."name" AS "user_name", "user"."email" AS "user_email"
			FROM "candidate" JOIN "user" ON "user"."id" = "candidate"."user_id"
			WHERE ${foundConditions(values, query).join(" AND ")}
			ORDER BY ${orderSql(query)}
			LIMIT ${values.add(query.limit, "int")} OFFSET ${values.add(query.offset, "int")}
		), "known" AS (
			SELECT "page".*, "charge"."service", "credit_type"."name" AS "credit_type", ${poolKind} AS "pool_kind",
				${POOL_NAME_SQL} AS "pool_name", "slice"."lot_expires_at", "slice"."balance_after"
			FROM "page"
			JOIN "charge_slice" AS "slice" USING ("charge_id", "position")
			JOIN "charge" ON "charge"."id" = "page"."charge_id"
			JOIN "credit_type" ON "credit_type"."id" = "page"."credit_type_id"
			LEFT JOIN "account" ON "account"."id" = "page"."account_id" ${POOL_JOINS_SQL}
		)
		SELECT "posted_at" AS "dateUsed", "user_id" AS "userId", "user_name" AS "userName", "user_email" AS "userEmail",
			"service", "item", "reference", "credits", "credit_type_id" AS "creditTypeId", "credit_type" AS "creditType",
			"pool_kind" AS "poolKind", CASE WHEN ${IS_NAMED_SQL} THEN "pool_name" END AS "poolName",
			"status", "refunded", "lot_expires_at" AS "lotExpiresAt", "charge_id" AS "chargeId", "position",
			${SHOWN_BALANCE_SQL} AS "balanceAfter"
		FROM "known" ORDER BY ${orderSql(query)}`,
		values.values,
	);
	return rows.map(({ position, poolKind: kind, poolName, ...row }) => ({
		...row,
		key: `${row.chargeId}:${position}`,
		pool: { kind, name: poolName },
	}));
}

export const POOL_NAME_SQL = `coalesce("wallet_user"."name", "share_group"."name")`;
export const POOL_JOINS_SQL = `
	LEFT JOIN "user" AS "wallet_user" ON "wallet_user"."id" = "account"."user_id"
	LEFT JOIN "share_group" ON "share_group"."id" = "account"."share_group_id"`;
export const IS_NAMED_SQL = `"pool_kind" IN ('wallet', 'share_group')`;
/** The balance of a share group is not shown to viewers who may not see the group. */
export const SHOWN_BALANCE_SQL = `CASE WHEN "pool_kind" <> 'hidden_group' THEN "balance_after" END`;

const SORT_COLUMNS: Record<Exclude<UsageSort, "date_used">, string> = {
	user_name: `"user_name"`,
	item: `"item"`,
	credits: `"credits"`,
};

/** The one order of page and file. */
export function orderSql({ sort, descending }: Pick<UsageQuery, "sort" | "descending">): string {
	const [down, up] = sort === "date_used" && !descending ? ["ASC", "DESC"] : ["DESC", "ASC"];
	const byDate = `"posted_at" ${down}, "account_id" ${up}, "account_version" ${down}, "charge_id"`;
	return sort === "date_used" ? byDate : `${SORT_COLUMNS[sort]} ${descending ? "DESC" : "ASC"}, ${byDate}`;
}
