import { parseAsStringLiteral } from "nuqs/server";
import { type TableStateOf, tableSearchParams } from "@/components/data-table/address/search-params.ts";
import { NOTICE_SORTS, NOTICE_STATES, type NoticeQuery } from "@/lib/notices/schema.ts";
import { NOTICE_KINDS } from "@/lib/outbox/notice-kinds.ts";

export const noticesTable = tableSearchParams({
	path: "/notifications",
	sortable: NOTICE_SORTS,
	defaultSort: { column: "createdAt", direction: "desc" },
	filters: { state: parseAsStringLiteral(NOTICE_STATES), kind: parseAsStringLiteral(NOTICE_KINDS) },
});

export type NoticesTableState = TableStateOf<typeof noticesTable>;

export function queryOf({ query, filters }: NoticesTableState): NoticeQuery {
	return { ...query, ...filters };
}
