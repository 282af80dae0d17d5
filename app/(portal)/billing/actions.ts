"use server";

import { portalAction } from "@/lib/action.ts";
import { saveBillingInformation as save } from "@/lib/billing-information/save-billing-information.ts";
import { billingInformationSchema } from "@/lib/billing-information/schema.ts";

export const saveBillingInformation = portalAction(billingInformationSchema, save, { errors: "billing.errors" });
