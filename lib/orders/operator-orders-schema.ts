import type { Gateway, OrderStatus } from "@/generated/prisma/enums.ts";

export const ORDER_STATUSES = ["pending", "paid", "cancelled", "refunded"] as const satisfies readonly OrderStatus[];
export const GATEWAYS = ["invoice", "demo"] as const satisfies readonly Gateway[];
export const OPERATOR_ORDER_SORTS = ["number", "placedAt", "organization", "total"] as const;
export type OperatorOrderSort = (typeof OPERATOR_ORDER_SORTS)[number];
export const OPERATOR_ORDER_PAGE_SIZES = [25, 50, 100] as const;

/** What Operator › Orders is asked for; all of it stands in the URL. */
export interface OperatorOrdersQuery {
	readonly search: string;
	readonly status: OrderStatus | null;
	readonly gateway: Gateway | null;
	readonly organizationId: string | null;
	readonly sort: OperatorOrderSort;
	readonly descending: boolean;
	/** From 1. */
	readonly page: number;
	readonly pageSize: number;
}
