"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { saveBillingInformation } from "@/lib/billing-information/save-billing-information.ts";
import { billingInformationSchema, confirmAgainSchema } from "@/lib/billing-information/schema.ts";
import { sendBillingConfirmationAgain } from "@/lib/billing-information/send-billing-confirmation-again.ts";

export const saveBillingInformationAction = portalAction(billingInformationSchema, saveBillingInformation);

export const sendBillingConfirmationAgainAction = portalAction(confirmAgainSchema, sendBillingConfirmationAgain);
