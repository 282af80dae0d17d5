"use server";

import { visitorAction } from "@/lib/actions/action.ts";
import { confirmBillingEmail } from "@/lib/billing-information/confirm-billing-email.ts";
import { confirmBillingEmailSchema } from "@/lib/billing-information/schema.ts";

export const confirmBillingEmailAction = visitorAction(confirmBillingEmailSchema, confirmBillingEmail, {
	limit: { name: "confirm_billing_email" },
});
