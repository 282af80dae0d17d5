"use server";

import { visitorAction } from "@/lib/action.ts";
import { requestPasswordReset } from "@/lib/passwords/request-password-reset.ts";
import { requestPasswordResetSchema } from "@/lib/passwords/schema.ts";

export const requestPasswordResetAction = visitorAction(requestPasswordResetSchema, requestPasswordReset, {
	limit: { name: "password_reset", subject: ({ email }) => email },
	errors: "auth.errors",
});
