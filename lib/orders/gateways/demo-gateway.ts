import type { PaymentGateway } from "./payment-gateway.ts";

/** Pays at once and moves no money. Offered in demo mode only, where the page says so. */
export const demoGateway: PaymentGateway = {
	id: "demo",
	isOffered: ({ demoMode }) => demoMode,
	start: ({ number }) => ({ reference: `DEMO-${number}`, paid: true }),
};
