import { type TableStateOf, tableSearchParams } from "@/components/data-table/address/search-params.ts";
import { CHARGE_PARAM, usageParsers } from "@/components/usage/usage-filters.ts";
import { USAGE_SORTS } from "@/lib/usage/schema.ts";

/** What the address of a group's report holds; page and file read the same. */
export const reportTable = (shareGroupId: string) =>
	tableSearchParams({
		path: `/share/${shareGroupId}/report`,
		sortable: USAGE_SORTS,
		defaultSort: { column: "date_used", direction: "desc" },
		filters: usageParsers,
		opens: CHARGE_PARAM,
	});

export type ReportTableState = TableStateOf<ReturnType<typeof reportTable>>;
