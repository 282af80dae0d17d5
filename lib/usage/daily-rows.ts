import type { SqlValues } from "@/lib/platform/database/sql-values.ts";
import type { UsageScope } from "./usage-scope.ts";

/** SQL for the daily sums of a scope's rows: by pool, user, service and day. Cancelled charges are not in them. */
export function dailyRowsSql(
	values: SqlValues,
	{ accountIds, spender }: UsageScope,
	conditions: readonly string[],
): string {
	const select = (...own: string[]) => `SELECT "account_id", "user_id", "day", "charged", "refunded", "charges"
		FROM "usage_daily" WHERE ${[...own, ...conditions].join(" AND ")}`;
	const paid = select(`"account_id" = ANY (${values.add(accountIds, "uuid[]")})`);
	if (!spender) return paid;
	const own = select(
		`"user_id" = ${values.add(spender.userId, "uuid")}`,
		`"account_id" = ANY (${values.add(spender.accountIds, "uuid[]")})`,
	);
	return `${paid} UNION ALL ${own}`;
}
