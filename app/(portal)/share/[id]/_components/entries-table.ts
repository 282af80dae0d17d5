import { parseAsStringLiteral } from "nuqs/server";
import { parseAsPage, type TableStateOf, tableSearchParams } from "@/components/data-table/address/search-params.ts";
import { ENTRY_KINDS, ENTRY_SORTS, type EntryListQuery } from "@/lib/share-groups/schema.ts";

/** The table of one group's entries: its address holds the group's id, and the page of the history below it, and with what its reader starts there. */
export const entriesTable = (shareGroupId: string) =>
	tableSearchParams({
		path: `/share/${shareGroupId}`,
		sortable: ENTRY_SORTS,
		defaultSort: { column: "createdAt", direction: "asc" },
		filters: { kind: parseAsStringLiteral(ENTRY_KINDS) },
		also: { history: parseAsPage, start: parseAsStringLiteral(["credits"]) },
	});

export type EntriesTableState = TableStateOf<ReturnType<typeof entriesTable>>;

export function queryOf({ query, filters }: EntriesTableState): EntryListQuery {
	return { ...query, ...filters };
}
