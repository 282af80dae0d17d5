import { type Database, database } from "@/lib/db.ts";
import { readPeriod } from "@/lib/deployment-days.ts";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import { readSnapshot } from "@/lib/snapshot.ts";
import type { Sql } from "@/lib/sql.ts";
import { sqlOf } from "@/lib/transaction.ts";
import { type AskedUsage, candidatesSql, foundConditions, looksAtRows, SqlValues } from "./candidates.ts";
import { REACH_ROWS, type UsageFilters, type UsagePage, type UsageSort, type UsageStatus } from "./schema.ts";
import { poolKindSql, readUsagePools, readUsageScope, type UsagePool, type UsagePoolChoice } from "./scope.ts";
import { readDailyTotals, readFoundTotals, type UsageTotals } from "./totals.ts";

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
	/** What the pool had left; null where a subscription covered it, and for a share group that one may not see. */
	readonly balanceAfter: bigint | null;
}

export interface UsageList {
	readonly rows: readonly UsageRow[];
	readonly totals: UsageTotals;
	/** How many rows paging reaches: at most `REACH_ROWS`, whatever the totals say. */
	readonly reachableRows: number;
	/** Whether the totals, too, are only those of the newest `REACH_ROWS` that the other filters leave. */
	readonly totalsAreOfNewest: boolean;
}

/**
 * One page of usage rows and the totals of the filter, as of one instant. Costs what it shows, not what is stored:
 * totals come from the daily sums, or, for a search or a status, from a bounded number of the newest rows.
 */
export async function readUsage(
	view: CreditView,
	{ filters = {}, page }: { filters?: UsageFilters; page: UsagePage },
	db?: Database,
): Promise<UsageList> {
	return readSnapshot(async ({ sql }) => {
		const scope = await readUsageScope(sql, view, filters);
		const asked = { scope, filters, page, period: await readPeriod(sql, filters) };
		const rows = await readRows(sql, view, asked);
		if (!looksAtRows(filters)) {
			const totals = await readDailyTotals(sql, scope, filters);
			return { rows, totals, reachableRows: Math.min(totals.rows, REACH_ROWS), totalsAreOfNewest: false };
		}
		const { totals, capped } = await readFoundTotals(sql, asked);
		return { rows, totals, reachableRows: totals.rows, totalsAreOfNewest: capped };
	}, db);
}

/** The newest rows of a view, for Overview. */
export async function readLatestUsage(
	view: CreditView,
	limit: number,
	db: Database = database(),
): Promise<readonly UsageRow[]> {
	const sql = sqlOf(db);
	const page: UsagePage = { page: 1, pageSize: limit, sort: "date_used", direction: "desc" };
	const scope = await readUsageScope(sql, view);
	return readRows(sql, view, { scope, filters: {}, page, period: { start: null, end: null } });
}

export interface UsageChoices {
	/** Everybody who has used credits that the view shows, by name; the first 500. */
	readonly users: readonly { readonly id: string; readonly name: string }[];
	readonly pools: readonly UsagePoolChoice[];
	readonly creditTypes: readonly { readonly id: string; readonly name: string }[];
}

/** What a view's rows can be filtered by. */
export async function readUsageChoices(view: CreditView, db: Database = database()): Promise<UsageChoices> {
	const sql = sqlOf(db);
	const scope = await readUsageScope(sql, view);
	const [users, creditTypes, pools] = await Promise.all([
		sql.query<{ id: string; name: string }>(
			`SELECT "id", "name" FROM "user" WHERE "id" IN (
				SELECT "user_id" FROM "usage_daily" WHERE "account_id" = ANY ($1::uuid[]) OR "user_id" = $2::uuid
			) ORDER BY "name", "id" LIMIT 500`,
			[scope.accountIds, scope.spender?.userId ?? null],
		),
		db.creditType.findMany({ select: { id: true, name: true }, orderBy: { position: "asc" } }),
		readUsagePools(sql, view),
	]);
	return { users, creditTypes, pools };
}

interface StoredRow extends Omit<UsageRow, "key" | "pool"> {
	readonly position: number;
	readonly poolKind: UsagePool["kind"];
	readonly poolName: string | null;
}

async function readRows(sql: Sql, view: CreditView, asked: AskedUsage): Promise<UsageRow[]> {
	const values = new SqlValues();
	const candidates = candidatesSql(values, asked);
	const { filters, page } = asked;
	const poolKind = poolKindSql({ viewer: values.add(view.viewerId, "uuid") });
	const rows = await sql.query<StoredRow>(
		`WITH "candidate" AS MATERIALIZED (${candidates}), "page" AS (
			SELECT "candidate".*, "user"."name" AS "user_name", "user"."email" AS "user_email"
			FROM "candidate" JOIN "user" ON "user"."id" = "candidate"."user_id"
			WHERE ${foundConditions(values, filters).join(" AND ")}
			ORDER BY ${orderSql(page)}
			LIMIT ${values.add(page.pageSize, "int")} OFFSET ${values.add((page.page - 1) * page.pageSize, "int")}
		), "known" AS (
			SELECT "page".*, "charge"."service", "credit_type"."name" AS "credit_type", ${poolKind} AS "pool_kind",
				coalesce("wallet_user"."name", "share_group"."name") AS "pool_name", "slice"."lot_expires_at", "slice"."balance_after"
			FROM "page"
			JOIN "charge_slice" AS "slice" USING ("charge_id", "position")
			JOIN "charge" ON "charge"."id" = "page"."charge_id"
			JOIN "credit_type" ON "credit_type"."id" = "page"."credit_type_id"
			LEFT JOIN "account" ON "account"."id" = "page"."account_id"
			LEFT JOIN "user" AS "wallet_user" ON "wallet_user"."id" = "account"."user_id"
			LEFT JOIN "share_group" ON "share_group"."id" = "account"."share_group_id"
		)
		SELECT "posted_at" AS "dateUsed", "user_id" AS "userId", "user_name" AS "userName", "user_email" AS "userEmail",
			"service", "item", "reference", "credits", "credit_type_id" AS "creditTypeId", "credit_type" AS "creditType",
			"pool_kind" AS "poolKind", CASE WHEN "pool_kind" IN ('wallet', 'share_group') THEN "pool_name" END AS "poolName",
			"status", "refunded", "lot_expires_at" AS "lotExpiresAt", "charge_id" AS "chargeId", "position",
			CASE WHEN "pool_kind" <> 'hidden_group' THEN "balance_after" END AS "balanceAfter"
		FROM "known" ORDER BY ${orderSql(page)}`,
		values.values,
	);
	return rows.map(({ position, poolKind: kind, poolName, ...row }) => ({
		...row,
		key: `${row.chargeId}:${position}`,
		pool: { kind, name: poolName },
	}));
}

const SORT_COLUMNS: Record<Exclude<UsageSort, "date_used">, string> = {
	user_name: `"user_name"`,
	item: `"item"`,
	credits: `"credits"`,
};

function orderSql({ sort, direction }: UsagePage): string {
	const [down, up] = direction === "asc" && sort === "date_used" ? ["ASC", "DESC"] : ["DESC", "ASC"];
	const byDate = `"posted_at" ${down}, "account_id" ${up}, "account_version" ${down}, "charge_id"`;
	return sort === "date_used" ? byDate : `${SORT_COLUMNS[sort]} ${direction === "asc" ? "ASC" : "DESC"}, ${byDate}`;
}
