"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { cancelOwnOrder } from "@/lib/orders/cancel-own-order.ts";
import { cancelOwnOrderSchema } from "@/lib/orders/schema.ts";

export const cancelOwnOrderAction = portalAction(cancelOwnOrderSchema, cancelOwnOrder);
