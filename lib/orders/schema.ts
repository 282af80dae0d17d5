import { z } from "zod";
import { reason } from "@/lib/audit/reason-schema.ts";
import { anyText } from "@/lib/text/schema.ts";

/**
 * What the buyer saw on the review page, sent along with their confirmation: if the beneficiary, the plan, the total or
 * the billing information has changed since, nothing is ordered (product.md 12). `totalMinor` is the currency's minor
 * unit, tax included; `billingVersion` is null where the buyer had none yet. `besideOrderId` is the buyer's recent
 * order of the same plan that the review named and in addition to which this one is wanted; null where it named none.
 */
export const placeOrderSchema = z.strictObject({
	key: anyText.min(1).max(255),
	planId: z.uuid(),
	planVersion: z.int().nonnegative(),
	totalMinor: z.bigint().nonnegative(),
	currency: anyText.length(3),
	beneficiaryId: z.uuid(),
	billingVersion: z.int().nonnegative().nullable(),
	gateway: z.enum(["invoice", "demo"]),
	besideOrderId: z.uuid().nullable(),
});
export type PlaceOrderInput = z.infer<typeof placeOrderSchema>;

export const markOrderPaidSchema = z.strictObject({ orderId: z.uuid() });
export type MarkOrderPaidInput = z.infer<typeof markOrderPaidSchema>;

/** As many as a page shows. */
const MOST_ORDERS = 100;

export const markOrdersPaidSchema = z.strictObject({ orderIds: z.array(z.uuid()).min(1).max(MOST_ORDERS) });
export type MarkOrdersPaidInput = z.infer<typeof markOrdersPaidSchema>;

export const cancelOrderSchema = z.strictObject({ orderId: z.uuid(), reason });
export type CancelOrderInput = z.infer<typeof cancelOrderSchema>;

export const cancelOwnOrderSchema = z.strictObject({ orderId: z.uuid() });
export type CancelOwnOrderInput = z.infer<typeof cancelOwnOrderSchema>;

export const refundOrderSchema = z.strictObject({ orderId: z.uuid(), reason });
export type RefundOrderInput = z.infer<typeof refundOrderSchema>;
