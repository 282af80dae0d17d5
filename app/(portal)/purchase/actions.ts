"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { placeOrder as place } from "@/lib/orders/place-order.ts";
import { placeOrderSchema } from "@/lib/orders/schema.ts";

export const placeOrder = portalAction(placeOrderSchema, place);
