import type { CreditView } from "@/lib/owners/credit-view.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import { SqlValues } from "@/lib/platform/database/sql-values.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { askedUsage } from "./asked.ts";
import {
	type AskedUsage,
	commonConditions,
	foundConditions,
	poolConditionSql,
	STATUS_SQL,
	spenderConditions,
} from "./candidates.ts";
import { IS_NAMED_SQL, orderSql, POOL_JOINS_SQL, POOL_NAME_SQL, SHOWN_BALANCE_SQL } from "./rows.ts";
import type { UsageQuery } from "./schema.ts";
import { poolKindSql, type UsagePool } from "./scope.ts";

/** The names in the reader's language for pools without a name. */
export type PoolWords = Readonly<Record<Exclude<UsagePool["kind"], "wallet" | "share_group">, string>>;

const COLUMNS: readonly CsvColumn[] = [
	{ name: "date_used", kind: "instant" },
	{ name: "user_name", kind: "text" },
	{ name: "user_email", kind: "text" },
	{ name: "service", kind: "text" },
	{ name: "item", kind: "text" },
	{ name: "reference", kind: "text" },
	{ name: "credits", kind: "number" },
	{ name: "credit_type", kind: "text" },
	{ name: "pool", kind: "text" },
	{ name: "status", kind: "text" },
	{ name: "refunded", kind: "number" },
	{ name: "lot_expires_at", kind: "instant" },
	{ name: "charge_id", kind: "id" },
	{ name: "balance_after", kind: "number" },
];

/** The file of what Credit Usage shows in a view: the same filter, the same rows, the same order. */
export async function readUsageFile(
	view: CreditView,
	{ query, words }: { query: UsageQuery; words: PoolWords },
	db: Database = database(),
): Promise<CsvQuery> {
	return usageFile(await askedUsage(sqlOf(db), view, query), words);
}

/**
 * Every usage row that matches the filters, in the page's order and with its columns (product.md, *Pages*): not only
 * the newest, which is how far a page's search reaches.
 */
export function usageFile(asked: AskedUsage, words: PoolWords): CsvQuery {
	const values = new SqlValues();
	const { scope, query, period } = asked;
	const poolKind = poolKindSql({ visibleGroups: values.add(scope.visibleGroupIds, "uuid[]") });
	const conditions = [scopeSql(values, asked), ...commonConditions(values, query, period)];
	const pool = `CASE WHEN ${IS_NAMED_SQL} THEN "pool_name" WHEN "pool_kind" = 'subscription'
		THEN ${values.add(words.subscription, "text")} ELSE ${values.add(words.hidden_group, "text")} END`;
	const text = `WITH "candidate" AS (
			SELECT "slice"."posted_at", "slice"."account_id", "slice"."account_version", "slice"."charge_id", "slice"."credits",
				"slice"."refunded", "slice"."lot_expires_at", "slice"."balance_after", ${STATUS_SQL} AS "status",
				"user"."name" AS "user_name", "user"."email" AS "user_email", "charge"."service", "charge"."item",
				"charge"."reference", "credit_type"."name" AS "credit_type", ${poolKind} AS "pool_kind",
				${POOL_NAME_SQL} AS "pool_name"
			FROM "charge_slice" AS "slice"
			JOIN "charge" ON "charge"."id" = "slice"."charge_id" AND "charge"."status" <> 'cancelled'
			JOIN "user" ON "user"."id" = "slice"."user_id"
			JOIN "credit_type" ON "credit_type"."id" = "slice"."credit_type_id"
			LEFT JOIN "account" ON "account"."id" = "slice"."account_id" ${POOL_JOINS_SQL}
			WHERE ${conditions.join(" AND ")}
		)
		SELECT "posted_at" AS "date_used", "user_name", "user_email", "service", "item", "reference", -"credits" AS "credits",
			"credit_type", ${pool} AS "pool", "status", "refunded", "lot_expires_at", "charge_id",
			${SHOWN_BALANCE_SQL} AS "balance_after"
		FROM (
			SELECT * FROM "candidate" WHERE ${foundConditions(values, query).join(" AND ")} ORDER BY ${orderSql(query)}
		) AS "ordered"`;
	return { text, values: values.values, columns: COLUMNS };
}

function scopeSql(values: SqlValues, { scope: { accountIds, spender } }: AskedUsage): string {
	const paid = poolConditionSql(values, `"slice"."account_id"`, accountIds);
	return spender ? `(${paid} OR (${spenderConditions(values, spender).join(" AND ")}))` : paid;
}
