import type { Gateway } from "@/generated/prisma/enums.ts";

/** The gateways of orders that are placed here: `external` is for those of the vendor's own shop. */
export type OfferedGateway = Exclude<Gateway, "external">;

/** What a gateway is told of a newly placed order. Money in the currency's minor unit, tax included. */
export interface OrderToPay {
	readonly orderId: string;
	readonly number: bigint;
	readonly totalMinor: bigint;
	readonly currency: string;
}

/**
 * How payment goes on: `paid` at once, or later through `settleOrder` under this reference, however often it calls. Null:
 * the invoice's number is the reference.
 */
export interface PaymentStart {
	readonly reference: string | null;
	readonly paid: boolean;
}

/** A way to pay. Credits arrive through `settleOrder` only, once per order whatever a gateway repeats (product.md 13). */
export interface PaymentGateway {
	readonly id: OfferedGateway;
	/** Whether this deployment offers it. */
	isOffered(deployment: { demoMode: boolean }): boolean;
	start(order: OrderToPay): PaymentStart;
}
