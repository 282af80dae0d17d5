import { type TableStateOf, tableSearchParams } from "@/components/data-table/address/search-params.ts";
import { OWNER_SUM_SORTS } from "@/lib/own-organization/schema.ts";

/** The Credit Owners of one credit type. */
export function ownerSumsTable(creditTypeId: string) {
	return tableSearchParams({
		path: `/admin/overview/${encodeURIComponent(creditTypeId)}`,
		sortable: OWNER_SUM_SORTS,
		defaultSort: { column: "inWallets", direction: "desc" },
		filters: {},
	});
}

export type OwnerSumsTableState = TableStateOf<ReturnType<typeof ownerSumsTable>>;
