import { parseAsKey, type TableStateOf, tableSearchParams } from "@/components/data-table/address/search-params.ts";
import { CHARGE_PARAM, usageParsers, usageQueryOf } from "@/components/usage/usage-filters.ts";
import { USAGE_SORTS, type UsageQuery } from "@/lib/usage/schema.ts";

/** The usage of one person, at the person's address. */
export const personUsageTable = tableSearchParams({
	path: "/admin/users",
	sortable: USAGE_SORTS,
	defaultSort: { column: "date_used", direction: "desc" },
	filters: { ...usageParsers, pool: parseAsKey },
	opens: CHARGE_PARAM,
});

export type PersonUsageTableState = TableStateOf<typeof personUsageTable>;

export function queryOf(state: PersonUsageTableState): UsageQuery {
	return { ...usageQueryOf(state), pool: state.filters.pool };
}
