import { z } from "zod";
import { MAX_CREDITS } from "@/lib/text/credits.ts";
import { anyText } from "@/lib/text/schema.ts";
import { wrong } from "@/lib/text/wrong.ts";
import { RECEIVERS_OF_ALERT } from "./bounds.ts";

const creditTypeId = anyText.min(1).max(50);
const credits = z.bigint(wrong("notCredits")).positive(wrong("notCredits")).max(MAX_CREDITS);
/** As typed; the verb decides whether each is an address. */
const receivers = z.array(anyText.min(1).max(400)).max(RECEIVERS_OF_ALERT, wrong("tooManyReceivers"));

/** A pool of the actor's own: their wallet, or a share group that they made, of one credit type. */
const alertPoolSchema = z.discriminatedUnion("kind", [
	z.strictObject({ kind: z.literal("wallet"), creditTypeId }),
	z.strictObject({ kind: z.literal("share_group"), shareGroupId: z.uuid(), creditTypeId }),
]);
export type AlertPool = z.infer<typeof alertPoolSchema>;

/** `receivers`: who is told beside the actor. */
export const addAlertSchema = z.strictObject({ pool: alertPoolSchema, credits, receivers });
export type AddAlertInput = z.infer<typeof addAlertSchema>;

export const changeAlertSchema = z.strictObject({ alertId: z.uuid(), credits, receivers });
export type ChangeAlertInput = z.infer<typeof changeAlertSchema>;

export const removeAlertSchema = z.strictObject({ alertId: z.uuid() });
export type RemoveAlertInput = z.infer<typeof removeAlertSchema>;

export const sendAlertConfirmationAgainSchema = z.strictObject({ alertId: z.uuid(), email: anyText.min(1).max(400) });
export type SendAlertConfirmationAgainInput = z.infer<typeof sendAlertConfirmationAgainSchema>;

export const confirmAlertEmailSchema = z.strictObject({ token: anyText.max(200) });
export type ConfirmAlertEmailInput = z.infer<typeof confirmAlertEmailSchema>;
