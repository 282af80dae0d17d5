import type { CreditView } from "@/lib/owners/credit-view.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { SqlValues } from "@/lib/platform/database/sql-values.ts";
import { dailyRowsSql } from "./daily-rows.ts";
import { todaySql } from "./read-use-of-pools.ts";
import { readUsageScope } from "./usage-scope.ts";

/** How many people, beside the shown one, are named with what they used. */
export const BUSIEST_PEOPLE = 5;

/** What somebody, or several people together, used of one credit type, in credits, refunds deducted, in the deployment's months. */
export interface UseOfView {
	readonly creditTypeId: string;
	/**
	 * `group`: what a share group that the viewer has created paid for all who used it. Of wallets and of what others shared:
	 * `person`: the shown user, or one of those who used most; `others`: all others who can use the shown wallets today;
	 * `former`: all who can't, because they use another's, are suspended or were removed.
	 */
	readonly kind: "person" | "others" | "former" | "group";
	/** Of a `person`, as their name. */
	readonly userId: string | null;
	readonly name: string | null;
	/** Of a `group`. */
	readonly shareGroupId: string | null;
	readonly thisMonth: bigint;
	readonly lastMonth: bigint;
}

/**
 * The use that a view shows, by credit type, who used most this month first: of the same rows as Credit Usage and the
 * chart, users who have left included (product.md 8), so that it adds up to them (product.md 25a). However many share the
 * credits, only the `BUSIEST_PEOPLE` who used most of any credit type, and the shown user, have rows of their own. `at`
 * defaults to the present.
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
		), "known" AS (
			SELECT "use".*, "user"."name", CASE
				WHEN "use"."share_group_id" IS NOT NULL THEN 'group'
				WHEN "user"."id" = ${person} THEN 'person'
				WHEN "user"."credit_owner_id" = ${person} AND "user"."status" = 'active' THEN 'others'
				ELSE 'former'
			END AS "kind"
			FROM "use" JOIN "user" ON "user"."id" = "use"."user_id"
		), "ranked" AS (
			SELECT "user_id", "this", "last",
				row_number() OVER (PARTITION BY "credit_type_id" ORDER BY "this" DESC, "last" DESC, "user_id") AS "place"
			FROM "known" WHERE "kind" = 'others'
		), "busiest" AS (
			SELECT "user_id" FROM "ranked" GROUP BY "user_id"
			ORDER BY min("place") FILTER (WHERE "this" > 0), max("this") DESC, max("last") DESC, "user_id"
			LIMIT ${values.add(BUSIEST_PEOPLE, "int")}
		), "shown" AS (
			SELECT "known"."credit_type_id", "known"."share_group_id", "known"."this", "known"."last",
				CASE WHEN "busiest"."user_id" IS NOT NULL AND "kind" = 'others' THEN 'person' ELSE "kind" END AS "kind",
				"known"."user_id", "known"."name"
			FROM "known" LEFT JOIN "busiest" ON "busiest"."user_id" = "known"."user_id"
		)
		SELECT "credit_type_id" AS "creditTypeId", "kind", CASE "kind" WHEN 'person' THEN "user_id" END AS "userId",
			CASE "kind" WHEN 'person' THEN "name" END AS "name", "share_group_id" AS "shareGroupId",
			sum("this")::bigint AS "thisMonth", sum("last")::bigint AS "lastMonth"
		FROM "shown" GROUP BY 1, 2, 3, 4, 5
		ORDER BY sum("this") DESC, "userId", "shareGroupId"`,
		values.values,
	);
}
