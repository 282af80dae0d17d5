import type { OrderStatus } from "@/generated/prisma/enums.ts";
import type { ListQuery } from "@/lib/actions/list-query.ts";

export const ORDER_STATUSES = ["pending", "paid", "cancelled", "refunded"] as const satisfies readonly OrderStatus[];

/** How lists show an order, and what they can be filtered by: a pending one is overdue after the day by which it is due. */
export const ORDER_STATES = ["pending", "overdue", "paid", "cancelled", "refunded"] as const;
export type OrderState = (typeof ORDER_STATES)[number];

export const ORDER_SORTS = ["placed_at", "number", "plan", "credits", "total", "status", "expires_at"] as const;
export type OrderSort = (typeof ORDER_SORTS)[number];

/**
 * The filters of Order History: an omitted or null one filters nothing. A search looks for an order's number, or for a
 * part of its plan's, buyer's or beneficiary's name.
 */
export interface OrdersQuery extends ListQuery<OrderSort> {
	/** The first and the last day, in the deployment's time zone (product.md 35), both included: YYYY-MM-DD. */
	readonly from?: string | null;
	readonly to?: string | null;
	readonly creditTypeId?: string | null;
	/** Pending ones include those that are overdue. */
	readonly status?: OrderState | null;
}

/** The newest orders, unfiltered. */
export const NEWEST_ORDERS: OrdersQuery = { search: "", sort: "placed_at", descending: true, offset: 0, limit: 25 };
