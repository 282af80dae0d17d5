import { parseAsStringLiteral } from "nuqs/server";
import { type TableStateOf, tableSearchParams } from "@/components/data-table/address/search-params.ts";
import { SHARE_GROUP_SORTS, type ShareGroupListQuery } from "@/lib/share-groups/schema.ts";

export const shareTable = tableSearchParams({
	path: "/share",
	sortable: SHARE_GROUP_SORTS,
	defaultSort: { column: "createdAt", direction: "desc" },
	also: { tab: parseAsStringLiteral(["shared", "deleted"]) },
});

export type ShareTableState = TableStateOf<typeof shareTable>;
export type ShareTab = ShareTableState["also"]["tab"];

export function queryOf({ query, also }: ShareTableState): ShareGroupListQuery {
	return { ...query, deleted: also.tab === "deleted" };
}
