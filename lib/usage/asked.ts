import { readPeriod } from "@/lib/deployment-days.ts";
import type { CreditView } from "@/lib/owners/credit-view.ts";
import type { Sql } from "@/lib/sql.ts";
import type { AskedUsage } from "./candidates.ts";
import type { UsageFilters, UsagePage } from "./schema.ts";
import { readUsageScope } from "./scope.ts";

/** What Credit Usage is asked for in a view. */
export async function askedUsage(
	sql: Sql,
	view: CreditView,
	{ filters, page }: { filters: UsageFilters; page: UsagePage },
): Promise<AskedUsage> {
	const scope = await readUsageScope(sql, view, filters);
	return { scope, period: await readPeriod(sql, filters), filters, page };
}
