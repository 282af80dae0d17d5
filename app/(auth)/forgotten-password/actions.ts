"use server";

import { requestPasswordReset } from "@/lib/accounts/passwords/request-password-reset.ts";
import { requestPasswordResetSchema } from "@/lib/accounts/passwords/schema.ts";
import { TOKEN_LIFETIME_SECONDS } from "@/lib/accounts/tokens/tokens.ts";
import { visitorAction } from "@/lib/actions/action.ts";

export const requestPasswordResetAction = visitorAction(requestPasswordResetSchema, requestPasswordReset, {
	limit: {
		name: "password_reset",
		subject: ({ email }) => email,
		linkSeconds: TOKEN_LIFETIME_SECONDS.password_reset,
	},
});
