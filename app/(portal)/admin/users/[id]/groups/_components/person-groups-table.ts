import { type TableStateOf, tableSearchParams } from "@/components/data-table/address/search-params.ts";
import { SHARE_GROUP_SORTS } from "@/lib/share-groups/schema.ts";

/** The share groups of one person, at the person's address. */
export const personGroupsTable = tableSearchParams({
	path: "/admin/users",
	sortable: SHARE_GROUP_SORTS,
	defaultSort: { column: "name", direction: "asc" },
	filters: {},
});

export type PersonGroupsTableState = TableStateOf<typeof personGroupsTable>;
