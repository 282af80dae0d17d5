import { parseAsStringLiteral } from "nuqs/server";
import { type TableStateOf, tableSearchParams } from "@/components/data-table/search-params.ts";
import { ENTRY_KINDS, ENTRY_SORTS, type EntryListQuery } from "@/lib/share-groups/schema.ts";

/** The table of one group's entries: its address holds the group's id. */
export const entriesTable = (shareGroupId: string) =>
	tableSearchParams({
		path: `/share/${shareGroupId}`,
		sortable: ENTRY_SORTS,
		defaultSort: { column: "createdAt", direction: "asc" },
		filters: { kind: parseAsStringLiteral(ENTRY_KINDS) },
	});

export type EntriesTableState = TableStateOf<ReturnType<typeof entriesTable>>;

export function queryOf({ query, filters }: EntriesTableState): EntryListQuery {
	return { ...query, ...filters };
}
