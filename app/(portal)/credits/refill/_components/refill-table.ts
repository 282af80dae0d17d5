import { type TableStateOf, tableSearchParams } from "@/components/data-table/address/search-params.ts";

/** The address names a page of the history, latest first. */
export const refillTable = tableSearchParams({
	path: "/credits/refill",
	sortable: ["at"],
	defaultSort: { column: "at", direction: "desc" },
});

export type RefillTableState = TableStateOf<typeof refillTable>;
