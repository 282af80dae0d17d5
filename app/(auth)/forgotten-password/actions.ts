"use server";

import { visitorAction } from "@/lib/action.ts";
import { requestPasswordReset } from "@/lib/passwords/request-password-reset.ts";
import { requestPasswordResetSchema } from "@/lib/passwords/schema.ts";
import { TOKEN_LIFETIME_SECONDS } from "@/lib/tokens/tokens.ts";

export const requestPasswordResetAction = visitorAction(requestPasswordResetSchema, requestPasswordReset, {
	limit: {
		name: "password_reset",
		subject: ({ email }) => email,
		linkSeconds: TOKEN_LIFETIME_SECONDS.password_reset,
	},
	errors: "auth.errors",
});
