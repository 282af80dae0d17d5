import { parseAsStringLiteral } from "nuqs/server";
import {
	parseAsDay,
	parseAsKey,
	type TableStateOf,
	tableSearchParams,
} from "@/components/data-table/address/search-params.ts";
import { parseAsView } from "@/components/requested-view.ts";
import { ORDER_SORTS, ORDER_STATES, type OrdersQuery } from "@/lib/orders/lists/list-schema.ts";

export const ordersTable = tableSearchParams({
	path: "/orders",
	sortable: ORDER_SORTS,
	defaultSort: { column: "placed_at", direction: "desc" },
	filters: {
		from: parseAsDay,
		to: parseAsDay,
		type: parseAsKey,
		status: parseAsStringLiteral(ORDER_STATES),
	},
	also: { view: parseAsView },
});

export type OrdersTableState = TableStateOf<typeof ordersTable>;

export function queryOf({ query, filters: { type, ...filters } }: OrdersTableState): OrdersQuery {
	return { ...query, ...filters, creditTypeId: type };
}
