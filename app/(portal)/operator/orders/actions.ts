"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { cancelOrder as cancel } from "@/lib/orders/cancel-order.ts";
import { markOrderPaid as markPaid } from "@/lib/orders/mark-order-paid.ts";
import { refundOrder as refund } from "@/lib/orders/refund-order.ts";
import { cancelOrderSchema, markOrderPaidSchema, refundOrderSchema } from "@/lib/orders/schema.ts";

export const markOrderPaid = portalAction(markOrderPaidSchema, markPaid);
export const cancelOrder = portalAction(cancelOrderSchema, cancel);
export const refundOrder = portalAction(refundOrderSchema, refund);
