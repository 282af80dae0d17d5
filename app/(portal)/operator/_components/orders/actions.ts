"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { cancelOrder } from "@/lib/orders/cancel-order.ts";
import { markOrderPaid } from "@/lib/orders/mark-order-paid.ts";
import { markOrdersPaid } from "@/lib/orders/mark-orders-paid.ts";
import { refundOrder } from "@/lib/orders/refund-order.ts";
import {
	cancelOrderSchema,
	markOrderPaidSchema,
	markOrdersPaidSchema,
	refundOrderSchema,
} from "@/lib/orders/schema.ts";

export const markOrderPaidAction = portalAction(markOrderPaidSchema, markOrderPaid);
export const cancelOrderAction = portalAction(cancelOrderSchema, cancelOrder);
export const refundOrderAction = portalAction(refundOrderSchema, refundOrder);
export const markOrdersPaidAction = portalAction(markOrdersPaidSchema, markOrdersPaid);
