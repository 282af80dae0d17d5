import { parseAsString, parseAsStringLiteral } from "nuqs/server";
import { parseAsDay, type TableStateOf, tableSearchParams } from "@/components/data-table/search-params.ts";
import type { ReportFilters } from "@/lib/share-groups/report.ts";
import { USAGE_STATUSES, type UsagePage, usageFiltersSchema } from "@/lib/usage/schema.ts";

/** What the address of a group's report holds; page and file read the same. */
export const reportTable = (shareGroupId: string) =>
	tableSearchParams({
		path: `/share/${shareGroupId}/report`,
		sortable: ["date_used", "user_name", "item", "credits"],
		defaultSort: { column: "date_used", direction: "desc" },
		filters: {
			from: parseAsDay,
			to: parseAsDay,
			user: parseAsString,
			type: parseAsString,
			status: parseAsStringLiteral(USAGE_STATUSES),
		},
	});

export type ReportTableState = TableStateOf<ReturnType<typeof reportTable>>;

/** What the address asks for, as the read takes it; a filter that makes no sense counts as absent. */
export function askedReport({ filters, search, page, rowsPerPage, sort }: ReportTableState): {
	filters: ReportFilters;
	page: UsagePage;
} {
	const given = {
		from: filters.from,
		to: filters.to,
		userId: filters.user,
		creditTypeId: filters.type,
		status: filters.status,
		search: search.slice(0, 100),
	};
	const understood = Object.entries(given).filter(
		([name, value]) => value && usageFiltersSchema.safeParse({ [name]: value }).success,
	);
	return {
		filters: usageFiltersSchema.omit({ pool: true }).parse(Object.fromEntries(understood)),
		page: { page, pageSize: rowsPerPage, sort: sort.column, direction: sort.direction },
	};
}
