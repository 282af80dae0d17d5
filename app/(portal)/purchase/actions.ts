"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { placeOrder } from "@/lib/orders/place-order.ts";
import { placeOrderSchema } from "@/lib/orders/schema.ts";

export const placeOrderAction = portalAction(placeOrderSchema, placeOrder);
