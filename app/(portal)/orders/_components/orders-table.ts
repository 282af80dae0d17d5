import { parseAsString, parseAsStringLiteral } from "nuqs/server";
import { parseAsDay, type TableStateOf, tableSearchParams } from "@/components/data-table/search-params.ts";
import { parseAsView } from "@/components/requested-view.ts";
import {
	ORDER_SORTS,
	ORDER_STATUSES,
	type OrderFilters,
	type OrderPage,
	orderFiltersSchema,
} from "@/lib/orders/list-schema.ts";

export const ordersTable = tableSearchParams({
	path: "/orders",
	sortable: ORDER_SORTS,
	defaultSort: { column: "placed_at", direction: "desc" },
	filters: {
		from: parseAsDay,
		to: parseAsDay,
		type: parseAsString,
		status: parseAsStringLiteral(ORDER_STATUSES),
	},
	also: { view: parseAsView },
});

export type OrdersTableState = TableStateOf<typeof ordersTable>;

/** What the address asks for, as the read takes it; a filter that makes no sense counts as absent. */
export function askedOrders({ filters, search, page, rowsPerPage, sort }: OrdersTableState): {
	filters: OrderFilters;
	page: OrderPage;
} {
	const given = {
		from: filters.from,
		to: filters.to,
		creditTypeId: filters.type,
		status: filters.status,
		search: search.slice(0, 100),
	};
	const understood = Object.entries(given).filter(
		([name, value]) => value && orderFiltersSchema.safeParse({ [name]: value }).success,
	);
	return {
		filters: orderFiltersSchema.parse(Object.fromEntries(understood)),
		page: { page, pageSize: rowsPerPage, sort: sort.column, direction: sort.direction },
	};
}
