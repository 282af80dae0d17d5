"use server";

import { resetPassword } from "@/lib/accounts/passwords/reset-password.ts";
import { resetPasswordSchema } from "@/lib/accounts/passwords/schema.ts";
import { visitorAction } from "@/lib/actions/action.ts";

export const resetPasswordAction = visitorAction(resetPasswordSchema, resetPassword, {
	limit: { name: "reset_password" },
});
