import { z } from "zod";
import { anyText } from "@/lib/text/names.ts";
import { newEmail } from "@/lib/people/schema.ts";

export const requestPasswordResetSchema = z.strictObject({ email: newEmail });
export type RequestPasswordResetInput = z.infer<typeof requestPasswordResetSchema>;

export const resetPasswordSchema = z.strictObject({ token: anyText.max(200), password: anyText.max(1024) });
export type ResetPasswordInput = z.infer<typeof resetPasswordSchema>;
