import { z } from "zod";
import { newEmail } from "@/lib/users/schema.ts";

export const requestPasswordResetSchema = z.strictObject({ email: newEmail });
export type RequestPasswordResetInput = z.infer<typeof requestPasswordResetSchema>;

export const resetPasswordSchema = z.strictObject({ token: z.string().max(200), password: z.string().max(1024) });
export type ResetPasswordInput = z.infer<typeof resetPasswordSchema>;
