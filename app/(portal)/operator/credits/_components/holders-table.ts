import { type TableStateOf, tableSearchParams } from "@/components/data-table/address/search-params.ts";

export const holdersTable = tableSearchParams({
	path: "/operator/credits",
	sortable: ["name"],
	defaultSort: { column: "name", direction: "asc" },
	filters: {},
});

export type HoldersTableState = TableStateOf<typeof holdersTable>;
