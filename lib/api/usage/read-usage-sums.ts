import type { Sql } from "@/lib/platform/database/sql.ts";
import { SqlValues } from "@/lib/platform/database/sql-values.ts";
import type { UsageFilter, UsageOwner } from "./read-usage-page.ts";

export type SummedBy = "user" | "service" | "pool" | "day" | "month";

export interface UsageSum {
	readonly key: string;
	readonly creditTypeId: string;
	readonly charged: bigint;
	readonly refunded: bigint;
	readonly charges: bigint;
}

export interface SumsFilter extends Omit<UsageFilter, "of"> {
	readonly of: UsageOwner | { readonly organizationId: string };
	readonly by: SummedBy;
}

const KEYS: Readonly<Record<SummedBy, string>> = {
	user: `"usage_daily"."user_id"::text`,
	service: `"service"`,
	pool: `"account_id"::text`,
	day: `to_char("day", 'YYYY-MM-DD')`,
	month: `to_char("day", 'YYYY-MM')`,
};

/** Sums of the daily totals, by key and credit type in ascending order, after the given ones; cancelled charges aren't in them. */
export async function readUsageSums(
	sql: Sql,
	{ of, by, creditTypeId, service, from, to }: SumsFilter,
	{ after, limit }: { readonly after: readonly [key: string, creditTypeId: string] | null; readonly limit: number },
): Promise<UsageSum[]> {
	const values = new SqlValues();
	const conditions = [ownerSql(values, of)];
	if (service) conditions.push(`"service" = ${values.add(service, "text")}`);
	if (creditTypeId) conditions.push(`"account"."credit_type_id" = ${values.add(creditTypeId, "text")}`);
	if (from) conditions.push(`"day" >= ${values.add(from, "date")}`);
	if (to) conditions.push(`"day" <= ${values.add(to, "date")}`);
	const later = after
		? `WHERE ("key" COLLATE "C", "credit_type_id" COLLATE "C") > (${values.add(after[0], "text")}, ${values.add(after[1], "text")})`
		: "";
	return sql.query<UsageSum>(
		`SELECT "key", "credit_type_id" AS "creditTypeId", "charged", "refunded", "charges" FROM (
			SELECT ${KEYS[by]} AS "key", "account"."credit_type_id", sum("charged")::bigint AS "charged",
				sum("refunded")::bigint AS "refunded", sum("charges")::bigint AS "charges"
			FROM "usage_daily" JOIN "account" ON "account"."id" = "usage_daily"."account_id"
			WHERE ${conditions.join(" AND ")} GROUP BY 1, 2 HAVING sum("charges") > 0
		) AS "sum" ${later}
		ORDER BY "key" COLLATE "C", "credit_type_id" COLLATE "C" LIMIT ${values.add(limit, "int")}`,
		values.values,
	);
}

function ownerSql(values: SqlValues, of: SumsFilter["of"]): string {
	if ("poolId" in of) return `"account_id" = ${values.add(of.poolId, "uuid")}`;
	if ("userId" in of) return `"usage_daily"."user_id" = ${values.add(of.userId, "uuid")}`;
	return `"usage_daily"."user_id" IN (
		SELECT "id" FROM "user" WHERE "organization_id" = ${values.add(of.organizationId, "uuid")}
	)`;
}
