import { z } from "zod";
import { guessedTimeZone, newEmail, personFields } from "@/lib/people/schema.ts";
import { anyText } from "@/lib/text/schema.ts";

/** The first step: it only sends a mail to this address. */
export const startSignUpSchema = z.strictObject({ name: personFields.name, email: newEmail });
export type StartSignUpInput = z.infer<typeof startSignUpSchema>;

/** The second step, on the page that the mail leads to. */
export const finishSignUpSchema = z.strictObject({
	token: anyText.max(200),
	password: anyText.max(1024),
	timeZone: guessedTimeZone,
});
export type FinishSignUpInput = z.infer<typeof finishSignUpSchema>;
