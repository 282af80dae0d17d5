import type { PaymentGateway } from "./payment-gateway.ts";

/**
 * The operator sends an invoice; the order is pending until the operator marks it paid or cancels it (product.md 41).
 */
export const invoiceGateway: PaymentGateway = {
	id: "invoice",
	isOffered: () => true,
	start: () => ({ reference: null, paid: false }),
};
