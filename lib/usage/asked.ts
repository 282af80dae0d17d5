import type { CreditView } from "@/lib/owners/credit-view.ts";
import { readPeriod } from "@/lib/platform/database/deployment-days.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import type { AskedUsage } from "./candidates.ts";
import type { UsageQuery } from "./schema.ts";
import { readUsageScope } from "./scope.ts";

/** The filters of Credit Usage in a view. */
export async function askedUsage(sql: Sql, view: CreditView, query: UsageQuery): Promise<AskedUsage> {
	return { scope: await readUsageScope(sql, view, query), period: await readPeriod(sql, query), query };
}
