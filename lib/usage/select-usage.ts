import type { CreditView } from "@/lib/owners/credit-view.ts";
import { readPeriod } from "@/lib/platform/database/deployment-days.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import type { UsageSelection } from "./candidates-sql.ts";
import type { UsageQuery } from "./schema.ts";
import { readUsageScope } from "./usage-scope.ts";

/** The filters of Credit Usage in a view. */
export async function selectUsage(sql: Sql, view: CreditView, query: UsageQuery): Promise<UsageSelection> {
	return { scope: await readUsageScope(sql, view, query), period: await readPeriod(sql, query), query };
}
