import { parseAsStringLiteral } from "nuqs/server";
import {
	parseAsDay,
	parseAsKey,
	type TableStateOf,
	tableSearchParams,
} from "@/components/data-table/address/search-params.ts";
import { ORDER_SORTS, ORDER_STATES } from "@/lib/orders/lists/list-schema.ts";
import type { OrganizationOrdersQuery } from "@/lib/orders/lists/read-organization-orders.ts";

/** The orders of the organization. */
export const organizationOrdersTable = tableSearchParams({
	path: "/admin/orders",
	sortable: ORDER_SORTS,
	defaultSort: { column: "placed_at", direction: "desc" },
	filters: {
		from: parseAsDay,
		to: parseAsDay,
		type: parseAsKey,
		status: parseAsStringLiteral(ORDER_STATES),
	},
});

export type OrganizationOrdersTableState = TableStateOf<typeof organizationOrdersTable>;

export function queryOf({
	query,
	filters: { type, ...filters },
}: OrganizationOrdersTableState): OrganizationOrdersQuery {
	return { ...query, ...filters, creditTypeId: type };
}
