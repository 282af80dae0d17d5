import { type TableStateOf, tableSearchParams } from "@/components/data-table/address/search-params.ts";
import { ORGANIZATION_SUM_SORTS } from "@/lib/customers/schema.ts";

/** The organizations of one credit type. */
export function organizationSumsTable(creditTypeId: string) {
	return tableSearchParams({
		path: `/operator/overview/${encodeURIComponent(creditTypeId)}`,
		sortable: ORGANIZATION_SUM_SORTS,
		defaultSort: { column: "outstanding", direction: "desc" },
		filters: {},
	});
}

export type OrganizationSumsTableState = TableStateOf<ReturnType<typeof organizationSumsTable>>;
