import type { CreditView } from "@/lib/owners/credit-view.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { SqlValues } from "@/lib/platform/database/sql-values.ts";
import { dailyRowsSql } from "./daily-rows.ts";
import { todaySql } from "./read-use-of-pools.ts";
import { readUsageScope } from "./usage-scope.ts";

/** What one user has used of one credit type, refunds deducted, in the deployment's months. */
export interface UseOfView {
	readonly creditTypeId: string;
	readonly userId: string;
	/** The share group that paid, where the viewer created it; null for wallets and for what others shared. */
	readonly shareGroupId: string | null;
	readonly thisMonth: bigint;
	readonly lastMonth: bigint;
	/**
	 * Whether they can use the shown wallets today: these are their own, or they use the owner's and are not suspended.
	 */
	readonly isSharing: boolean;
}

/**
 * The use that a view shows, by user, credit type and own share group, who used most this month first: of the same rows
 * as Credit Usage and the chart, users who have left included (product.md 8). `at` defaults to the present.
 */
export async function readUseOfView(sql: Sql, view: CreditView, { at }: { at?: Date } = {}): Promise<UseOfView[]> {
	const scope = await readUsageScope(sql, view);
	const values = new SqlValues();
	const today = todaySql(values.add(at ?? null, "timestamptz"));
	const rows = dailyRowsSql(values, scope, [`"day" >= (SELECT "last" FROM "month")`]);
	const person = values.add(view.person.id, "uuid");
	return sql.query<UseOfView>(
		`WITH "month" AS (
			SELECT date_trunc('month', "day")::date AS "start", (date_trunc('month', "day") - interval '1 month')::date AS "last"
			FROM (${today}) AS "today"
		), "sum" AS MATERIALIZED (
			SELECT "account_id", "user_id",
				coalesce(sum("charged" - "refunded") FILTER (WHERE "day" >= (SELECT "start" FROM "month")), 0) AS "this",
				coalesce(sum("charged" - "refunded") FILTER (WHERE "day" < (SELECT "start" FROM "month")), 0) AS "last"
			FROM (${rows}) AS "daily" GROUP BY "account_id", "user_id"
		), "use" AS (
			SELECT "account"."credit_type_id", "sum"."user_id", "share_group"."id" AS "share_group_id",
				sum("this") AS "this", sum("last") AS "last"
			FROM "sum" JOIN "account" ON "account"."id" = "sum"."account_id"
			LEFT JOIN "share_group" ON "share_group"."id" = "account"."share_group_id"
				AND "share_group"."creator_id" = ${values.add(view.viewerId, "uuid")}
			GROUP BY "account"."credit_type_id", "sum"."user_id", "share_group"."id"
		)
		SELECT "credit_type_id" AS "creditTypeId", "user_id" AS "userId", "share_group_id" AS "shareGroupId",
			"this"::bigint AS "thisMonth", "last"::bigint AS "lastMonth",
			"user"."id" = ${person} OR ("user"."credit_owner_id" = ${person} AND "user"."status" = 'active') AS "isSharing"
		FROM "use" JOIN "user" ON "user"."id" = "use"."user_id"
		ORDER BY "this" DESC, "userId"`,
		values.values,
	);
}
