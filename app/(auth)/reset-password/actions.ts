"use server";

import { visitorAction } from "@/lib/action.ts";
import { resetPassword } from "@/lib/passwords/reset-password.ts";
import { resetPasswordSchema } from "@/lib/passwords/schema.ts";

export const resetPasswordAction = visitorAction(resetPasswordSchema, resetPassword, {
	limit: { name: "reset_password" },
	errors: "auth.errors",
});
