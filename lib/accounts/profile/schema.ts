import { z } from "zod";
import { newEmail, personFields } from "@/lib/people/schema.ts";
import { anyText } from "@/lib/text/schema.ts";
import { wrong } from "@/lib/text/wrong.ts";

/** The same limit as at sign-in, so that hashing is never given a book. */
const MAX_TYPED = 1024;

const currentPassword = anyText.min(1, wrong("passwordMissing")).max(MAX_TYPED);

/** The user's own profile as its one Save sends it; `version` is the one that the form was opened with. */
export const changeProfileSchema = z.strictObject({ ...personFields, version: z.int().min(0) });
export type ChangeProfileInput = z.infer<typeof changeProfileSchema>;

export const changePasswordSchema = z.strictObject({
	currentPassword,
	newPassword: anyText.min(1, wrong("newPasswordMissing")).max(MAX_TYPED),
});
export type ChangePasswordInput = z.infer<typeof changePasswordSchema>;

export const requestEmailChangeSchema = z.strictObject({ email: newEmail, currentPassword });
export type RequestEmailChangeInput = z.infer<typeof requestEmailChangeSchema>;

/** The token from the link, which can hold anything. */
export const confirmEmailSchema = z.strictObject({ token: anyText.max(200) });
export type ConfirmEmailInput = z.infer<typeof confirmEmailSchema>;

export const endOwnSessionSchema = z.strictObject({ sessionId: z.uuid() });
export type EndOwnSessionInput = z.infer<typeof endOwnSessionSchema>;

export const nothingSchema = z.strictObject({});
