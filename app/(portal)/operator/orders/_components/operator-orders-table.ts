import { parseAsStringLiteral } from "nuqs/server";
import { parseAsId, type TableStateOf, tableSearchParams } from "@/components/data-table/address/search-params.ts";
import { ORDER_STATUSES } from "@/lib/orders/lists/list-schema.ts";
import { GATEWAYS, OPERATOR_ORDER_SORTS, type OperatorOrdersQuery } from "@/lib/orders/lists/operator-orders-schema.ts";

export const operatorOrdersTable = tableSearchParams({
	path: "/operator/orders",
	sortable: OPERATOR_ORDER_SORTS,
	defaultSort: { column: "placedAt", direction: "desc" },
	filters: {
		status: parseAsStringLiteral(ORDER_STATUSES),
		payment: parseAsStringLiteral(GATEWAYS),
		organization: parseAsId,
	},
});

export type OperatorOrdersTableState = TableStateOf<typeof operatorOrdersTable>;

export function queryOf({
	query,
	filters: { status, payment, organization },
}: OperatorOrdersTableState): OperatorOrdersQuery {
	return { ...query, status, gateway: payment, organizationId: organization };
}
