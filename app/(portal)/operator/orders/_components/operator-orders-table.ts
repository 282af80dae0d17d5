import { parseAsString, parseAsStringLiteral } from "nuqs/server";
import { type TableStateOf, tableSearchParams } from "@/components/data-table/search-params.ts";
import { isId } from "@/lib/ids.ts";
import { ORDER_STATUSES } from "@/lib/orders/list-schema.ts";
import { GATEWAYS, OPERATOR_ORDER_SORTS, type OperatorOrdersQuery } from "@/lib/orders/operator-orders-schema.ts";

export const operatorOrdersTable = tableSearchParams({
	path: "/operator/orders",
	sortable: OPERATOR_ORDER_SORTS,
	defaultSort: { column: "placedAt", direction: "desc" },
	filters: {
		status: parseAsStringLiteral(ORDER_STATUSES),
		payment: parseAsStringLiteral(GATEWAYS),
		organization: parseAsString,
	},
});

export type OperatorOrdersTableState = TableStateOf<typeof operatorOrdersTable>;

export function queryOf(state: OperatorOrdersTableState): OperatorOrdersQuery {
	const { status, payment, organization } = state.filters;
	return {
		search: state.search,
		status,
		gateway: payment,
		organizationId: organization && isId(organization) ? organization : null,
		sort: state.sort.column,
		descending: state.sort.direction === "desc",
		page: state.page,
		pageSize: state.rowsPerPage,
	};
}
