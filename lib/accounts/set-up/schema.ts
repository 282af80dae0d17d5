import { z } from "zod";
import { guessedTimeZone, newEmail, personFields } from "@/lib/people/schema.ts";
import { anyText } from "@/lib/text/names.ts";

/** What the first start asks for: the operator's organization and its first administrator. */
export const setUpSchema = z.strictObject({
	token: anyText.max(200),
	organizationName: personFields.name,
	name: personFields.name,
	email: newEmail,
	password: anyText.max(1024),
	timeZone: guessedTimeZone,
});
export type SetUpInput = z.infer<typeof setUpSchema>;
