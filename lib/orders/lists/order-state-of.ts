import type { OrderStatus } from "@/generated/prisma/enums.ts";
import type { OrderState } from "./list-schema.ts";

/** A pending order is overdue from the day after the one by which its invoice is to be paid. Days are the deployment's, YYYY-MM-DD. */
export function orderStateOf(
	{ status, dueOn }: { readonly status: OrderStatus; readonly dueOn: string | null },
	today: string,
): OrderState {
	return status === "pending" && dueOn !== null && dueOn < today ? "overdue" : status;
}
