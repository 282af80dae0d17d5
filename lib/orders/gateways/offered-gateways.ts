import { demoGateway } from "./demo-gateway.ts";
import { invoiceGateway } from "./invoice-gateway.ts";
import type { OfferedGateway, PaymentGateway } from "./payment-gateway.ts";

const GATEWAYS: readonly PaymentGateway[] = [demoGateway, invoiceGateway];

/** The ways to pay that this deployment offers, in the order in which they are shown. */
export function offeredGateways(deployment: { demoMode: boolean }): PaymentGateway[] {
	return GATEWAYS.filter((gateway) => gateway.isOffered(deployment));
}

/** The offered gateway with this id, or null. */
export function offeredGateway(id: OfferedGateway, deployment: { demoMode: boolean }): PaymentGateway | null {
	return offeredGateways(deployment).find((gateway) => gateway.id === id) ?? null;
}
