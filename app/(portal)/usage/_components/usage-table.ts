import { parseAsString, parseAsStringLiteral } from "nuqs/server";
import { parseAsDay, type TableStateOf, tableSearchParams } from "@/components/data-table/search-params.ts";
import { parseAsView } from "@/components/requested-view.ts";
import { USAGE_STATUSES, type UsageFilters, type UsagePage, usageFiltersSchema } from "@/lib/usage/schema.ts";

export const usageTable = tableSearchParams({
	path: "/usage",
	sortable: ["date_used", "user_name", "item", "credits"],
	defaultSort: { column: "date_used", direction: "desc" },
	filters: {
		from: parseAsDay,
		to: parseAsDay,
		user: parseAsString,
		type: parseAsString,
		pool: parseAsString,
		status: parseAsStringLiteral(USAGE_STATUSES),
	},
	also: { view: parseAsView },
});

export type UsageTableState = TableStateOf<typeof usageTable>;

/** What the address asks for, as the read takes it; a filter that makes no sense counts as absent. */
export function askedUsage({ filters, search, page, rowsPerPage, sort }: UsageTableState): {
	filters: UsageFilters;
	page: UsagePage;
} {
	const given = {
		from: filters.from,
		to: filters.to,
		userId: filters.user,
		creditTypeId: filters.type,
		pool: filters.pool,
		status: filters.status,
		search: search.slice(0, 100),
	};
	const understood = Object.entries(given).filter(
		([name, value]) => value && usageFiltersSchema.safeParse({ [name]: value }).success,
	);
	return {
		filters: usageFiltersSchema.parse(Object.fromEntries(understood)),
		page: { page, pageSize: rowsPerPage, sort: sort.column, direction: sort.direction },
	};
}
