import { type TableStateOf, tableSearchParams } from "@/components/data-table/address/search-params.ts";

/** The people on one organization's page. */
export function peopleTable(organizationId: string) {
	return tableSearchParams({
		path: `/operator/organizations/${organizationId}`,
		sortable: ["name"],
		defaultSort: { column: "name", direction: "asc" },
		filters: {},
	});
}

export type PeopleTableState = TableStateOf<ReturnType<typeof peopleTable>>;
