import { z } from "zod";

export const ORDER_STATUSES = ["pending", "paid", "cancelled", "refunded"] as const;

export const ORDER_SORTS = ["placed_at", "number", "plan", "credits", "price", "status", "expires_at"] as const;
export type OrderSort = (typeof ORDER_SORTS)[number];

/** Which orders are asked for. Days are the deployment's (product.md 35), both included. */
export const orderFiltersSchema = z.strictObject({
	from: z.iso.date().optional(),
	to: z.iso.date().optional(),
	creditTypeId: z.string().max(60).optional(),
	status: z.enum(ORDER_STATUSES).optional(),
	/** An order's number, or part of its plan's, buyer's or beneficiary's name. */
	search: z.string().trim().max(100).optional(),
});
export type OrderFilters = z.output<typeof orderFiltersSchema>;

export interface OrderPage {
	/** From 1. */
	readonly page: number;
	readonly pageSize: number;
	readonly sort: OrderSort;
	readonly direction: "asc" | "desc";
}
