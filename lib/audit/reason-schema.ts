import { freeText, VISIBLE } from "@/lib/text/names.ts";

type ReasonError = "reasonTooShort" | "tooLong";
const say = (error: ReasonError): string => error;

/** Why something is done, for the audit log and those who are told (product.md 40); each form has its own sentences. */
export const reason = freeText
	.min(3, say("reasonTooShort"))
	.max(500, say("tooLong"))
	.regex(VISIBLE, say("reasonTooShort"));
