import { z } from "zod";
import { newEmail } from "@/lib/people/schema.ts";
import { anyText } from "@/lib/text/schema.ts";

export const requestPasswordResetSchema = z.strictObject({ email: newEmail });
export type RequestPasswordResetInput = z.infer<typeof requestPasswordResetSchema>;

export const resetPasswordSchema = z.strictObject({ token: anyText.max(200), password: anyText.max(1024) });
export type ResetPasswordInput = z.infer<typeof resetPasswordSchema>;
