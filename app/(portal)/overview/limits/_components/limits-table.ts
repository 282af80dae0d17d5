import { type TableStateOf, tableSearchParams } from "@/components/data-table/address/search-params.ts";
import { CREDIT_USER_SORTS } from "@/lib/limits/schema.ts";

export const limitsTable = tableSearchParams({
	path: "/overview/limits",
	sortable: CREDIT_USER_SORTS,
	defaultSort: { column: "name", direction: "asc" },
});

export type LimitsTableState = TableStateOf<typeof limitsTable>;
