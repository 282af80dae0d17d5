import { parseAsStringLiteral } from "nuqs/server";
import { parseAsKey, type TableStateOf, tableSearchParams } from "@/components/data-table/address/search-params.ts";
import { REQUEST_STATUSES } from "@/lib/credit-requests/bounds.ts";
import { REQUEST_SORTS, type RequestQuery } from "@/lib/credit-requests/schema.ts";

/** The address of a list of requests that others have made. */
export function requestsTable(path: "/requests" | "/admin/requests") {
	return tableSearchParams({
		path,
		sortable: REQUEST_SORTS,
		defaultSort: { column: "askedAt", direction: "desc" },
		filters: { status: parseAsStringLiteral(REQUEST_STATUSES), type: parseAsKey },
	});
}

export type RequestsTableState = TableStateOf<ReturnType<typeof requestsTable>>;

export function queryOf({ query, filters: { status, type } }: RequestsTableState): RequestQuery {
	return { ...query, status, creditTypeId: type };
}
