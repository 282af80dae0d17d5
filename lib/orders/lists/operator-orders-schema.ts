import type { Gateway, OrderStatus } from "@/generated/prisma/enums.ts";
import type { ListQuery } from "@/lib/actions/list-query.ts";

export const GATEWAYS = ["invoice", "demo"] as const satisfies readonly Gateway[];
export const OPERATOR_ORDER_SORTS = ["number", "placedAt", "organization", "total"] as const;
export type OperatorOrderSort = (typeof OPERATOR_ORDER_SORTS)[number];

/** The filters of Operator › Orders; all of them are in the URL. */
export interface OperatorOrdersQuery extends ListQuery<OperatorOrderSort> {
	/** An order's number, or part of the name of a plan, a user or an organization, or of a gateway's reference. */
	readonly search: string;
	readonly status: OrderStatus | null;
	readonly gateway: Gateway | null;
	readonly organizationId: string | null;
}
