"use server";

import { visitorAction } from "@/lib/actions/action.ts";
import { confirmAlertEmail } from "@/lib/alerts/confirm-alert-email.ts";
import { confirmAlertEmailSchema } from "@/lib/alerts/schema.ts";

export const confirmAlertEmailAction = visitorAction(confirmAlertEmailSchema, confirmAlertEmail, {
	limit: { name: "confirm_alert_email" },
});
