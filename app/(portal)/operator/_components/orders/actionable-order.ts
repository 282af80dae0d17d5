import { cache } from "react";
import type { OperatorOrder } from "@/lib/orders/lists/operator-orders.ts";

/** What the browser needs of an order for its menu and the windows behind it. */
export type ActionableOrder = Pick<
	OperatorOrder,
	| ("id" | "number" | "status" | "beneficiaryName" | "credits" | "creditTypeNameInText" | "validityMonths")
	| ("planName" | "isSubscription")
	| ("totalMinor" | "currency" | "gatewayReference" | "refundable")
> & {
	/** Who was billed, or else the buyer. */
	readonly billedTo: string;
};

/**
 * Null where nothing can be done about it any more: it is cancelled, pays a subscription, or was refunded and nothing more
 * has become free. Always the same object for the same order, so that it is sent once, wherever the page needs it.
 */
export const actionableOrder = cache((order: OperatorOrder): ActionableOrder | null => {
	const { id, number, status, beneficiaryName, credits, creditTypeNameInText, validityMonths } = order;
	const { totalMinor, currency, gatewayReference, refundable, planName, isSubscription } = order;
	const isOver = status === "refunded" ? !refundable?.credits : isSubscription && status !== "pending";
	if (status === "cancelled" || isOver) return null;
	return {
		...{ id, number, status, beneficiaryName, credits, creditTypeNameInText, validityMonths, planName, isSubscription },
		...{ totalMinor, currency, gatewayReference, refundable, billedTo: order.billedTo ?? order.buyerName },
	};
});
