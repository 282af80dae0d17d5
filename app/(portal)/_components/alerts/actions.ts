"use server";

import { portalAction } from "@/lib/actions/action.ts";
import { addAlert } from "@/lib/alerts/add-alert.ts";
import { changeAlert } from "@/lib/alerts/change-alert.ts";
import { removeAlert } from "@/lib/alerts/remove-alert.ts";
import {
	addAlertSchema,
	changeAlertSchema,
	removeAlertSchema,
	sendAlertConfirmationAgainSchema,
} from "@/lib/alerts/schema.ts";
import { sendAlertConfirmationAgain } from "@/lib/alerts/send-alert-confirmation-again.ts";

export const addAlertAction = portalAction(addAlertSchema, addAlert);

export const changeAlertAction = portalAction(changeAlertSchema, changeAlert);

export const removeAlertAction = portalAction(removeAlertSchema, removeAlert);

export const sendAlertConfirmationAgainAction = portalAction(
	sendAlertConfirmationAgainSchema,
	sendAlertConfirmationAgain,
);
