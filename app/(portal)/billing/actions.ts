"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { saveBillingInformation as save } from "@/lib/billing-information/save-billing-information.ts";
import { billingInformationSchema, confirmAgainSchema } from "@/lib/billing-information/schema.ts";
import { sendBillingConfirmationAgain } from "@/lib/billing-information/send-billing-confirmation-again.ts";

export const saveBillingInformation = portalAction(billingInformationSchema, save);

export const sendBillingConfirmationAgainAction = portalAction(confirmAgainSchema, sendBillingConfirmationAgain);
