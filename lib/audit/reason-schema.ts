import { freeText, VISIBLE } from "@/lib/text/schema.ts";
import { wrong } from "@/lib/text/wrong.ts";

/** Why something is done, for the audit log and those who are told (product.md 40). */
export const reason = freeText.min(3, wrong("reasonTooShort")).max(500).regex(VISIBLE, wrong("reasonTooShort"));
