import { parseAsStringLiteral } from "nuqs/server";
import {
	parseAsDay,
	parseAsId,
	parseAsKey,
	type TableStateOf,
	tableSearchParams,
} from "@/components/data-table/address/search-params.ts";
import { ORDER_STATES } from "@/lib/orders/lists/list-schema.ts";
import { GATEWAYS, OPERATOR_ORDER_SORTS, type OperatorOrdersQuery } from "@/lib/orders/lists/operator-orders-schema.ts";

export const operatorOrdersTable = tableSearchParams({
	path: "/operator/orders",
	sortable: OPERATOR_ORDER_SORTS,
	defaultSort: { column: "placedAt", direction: "desc" },
	filters: {
		status: parseAsStringLiteral(ORDER_STATES),
		payment: parseAsStringLiteral(GATEWAYS),
		organization: parseAsId,
		type: parseAsKey,
		from: parseAsDay,
		to: parseAsDay,
		paidFrom: parseAsDay,
		paidTo: parseAsDay,
	},
});

export type OperatorOrdersTableState = TableStateOf<typeof operatorOrdersTable>;

export function queryOf({
	query,
	filters: { payment, organization, type, ...filters },
}: OperatorOrdersTableState): OperatorOrdersQuery {
	return { ...query, ...filters, gateway: payment, organizationId: organization, creditTypeId: type };
}
