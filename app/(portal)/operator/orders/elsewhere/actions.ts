"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { recordOrder } from "@/lib/orders/elsewhere/record-order.ts";
import { recordOrderSchema } from "@/lib/orders/elsewhere/schema.ts";

export const recordOrderAction = portalAction(recordOrderSchema, recordOrder);
