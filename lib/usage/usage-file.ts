import type { ViewContext } from "@/lib/owners/credit-view.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { database } from "@/lib/platform/database/db.ts";
import { SqlValues } from "@/lib/platform/database/sql-values.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import {
	coveredSql,
	ENTRY_COLUMNS,
	entryConditions,
	foundConditions,
	payingAccounts,
	scopeSql,
	statusSql,
} from "./candidates-sql.ts";
import type { UsageQuery } from "./schema.ts";
import { orderSql, POOL_NAME_SQL, poolJoinsSql, SHOWN_BALANCE_SQL, shownUserSql } from "./usage-rows.ts";

import { poolKindSql, selectUsage, type UsagePool, type UsageSelection } from "./usage-scope.ts";

type Unnamed = Exclude<UsagePool["kind"], "wallet" | "share_group">;

/** The names in the reader's language for pools without a name; for a file with outsiders, for them and their wallets. */
export type PoolWords = Readonly<
	Record<Exclude<Unnamed, "hidden_wallet">, string> & Partial<Record<"hidden_wallet" | "outsider", string>>
>;

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
	{ view, db = database() }: ViewContext,
	{ query, words }: { query: UsageQuery; words: PoolWords },
): Promise<CsvQuery> {
	return usageFile(await selectUsage(sqlOf(db), view, query), words);
}

/**
 * Every usage row that matches the filters, in the page's order and with its columns (product.md, *Pages*): not only
 * the newest, which is how far a page's search reaches.
 */
export function usageFile(asked: UsageSelection, words: PoolWords): CsvQuery {
	const values = new SqlValues();
	const { scope, query, period } = asked;
	const namedIn = values.add(scope.namedIn ?? null, "uuid");
	const poolKind = poolKindSql({ visibleGroups: values.add(scope.visibleGroupIds, "uuid[]"), namedIn });
	const conditions = [scopeSql(values, scope), ...entryConditions(values, query, period)];
	const covered = coveredSql(values, asked);
	const subscription = values.add(words.subscription, "text");
	const pool = `CASE "pool_kind" WHEN 'subscription' THEN concat_ws(': ', ${subscription}, "pool_name")
		WHEN 'hidden_group' THEN ${values.add(words.hidden_group, "text")}
		WHEN 'hidden_wallet' THEN ${values.add(words.hidden_wallet ?? "", "text")} ELSE "pool_name" END`;
	const userName = `coalesce("user_name", ${values.add(words.outsider ?? "", "text")})`;
	const text = `WITH "refund" AS MATERIALIZED (
			SELECT "account_id", "slice_version" AS "version", sum("credits")::bigint AS "refunded",
				bool_or("kind" = 'cancellation') AS "is_cancelled"
			FROM "ledger_entry"
			WHERE "account_id" = ANY (${values.add(payingAccounts(scope), "uuid[]")}) AND "slice_version" IS NOT NULL
			GROUP BY "account_id", "slice_version"
		), "candidate" AS (
			SELECT ${ENTRY_COLUMNS} FROM "ledger_entry" AS "entry" WHERE ${conditions.join(" AND ")}
			${covered ? `UNION ALL ${covered}` : ""}
		), "known" AS (
			SELECT "candidate".*, ${shownUserSql(namedIn)},
				"credit_type"."name" AS "credit_type", ${poolKind} AS "pool_kind", ${POOL_NAME_SQL} AS "pool_name",
				coalesce("refund"."refunded", 0) AS "refunded", ${statusSql("candidate")} AS "status"
			FROM "candidate" LEFT JOIN "refund" USING ("account_id", "version")
			JOIN "user" ON "user"."id" = "candidate"."user_id" ${poolJoinsSql("candidate")}
			WHERE "refund"."is_cancelled" IS NOT TRUE AND ${foundConditions(values, query).join(" AND ")}
		)
		SELECT "posted_at" AS "date_used", ${userName} AS "user_name", "user_email", "service", "item", "reference", -"credits" AS "credits",
			"credit_type", ${pool} AS "pool", "status", "refunded", "lot_expires_at", "charge_id",
			${SHOWN_BALANCE_SQL} AS "balance_after"
		FROM (SELECT * FROM "known" ORDER BY ${orderSql(query)}) AS "ordered"`;
	return { text, values: values.values, columns: COLUMNS };
}
