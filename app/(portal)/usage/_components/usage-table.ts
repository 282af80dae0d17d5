import { parseAsKey, type TableStateOf, tableSearchParams } from "@/components/data-table/address/search-params.ts";
import { parseAsView } from "@/components/requested-view.ts";
import { CHARGE_PARAM, usageParsers, usageQueryOf } from "@/components/usage/usage-filters.ts";
import { USAGE_SORTS, type UsageQuery } from "@/lib/usage/schema.ts";

export const usageTable = tableSearchParams({
	path: "/usage",
	sortable: USAGE_SORTS,
	defaultSort: { column: "date_used", direction: "desc" },
	filters: { ...usageParsers, pool: parseAsKey },
	opens: CHARGE_PARAM,
	also: { view: parseAsView },
});

export type UsageTableState = TableStateOf<typeof usageTable>;

export function queryOf(state: UsageTableState): UsageQuery {
	return { ...usageQueryOf(state), pool: state.filters.pool };
}
