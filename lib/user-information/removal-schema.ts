import { z } from "zod";
import { creditUsersChoiceSchema } from "@/lib/people/schema.ts";
import { MAX_OPEN_GROUPS } from "@/lib/share-groups/bounds.ts";
import { anyText } from "@/lib/text/names.ts";

/** What the form says beside a field; `adminUsers.errors` in the messages has the sentence of each. */
type RemovalError = "reasonTooShort" | "tooLong";
const say = (error: RemovalError): string => error;

/**
 * What becomes of the credits in a removed user's wallets: they stay there, where nobody can spend them and the operator
 * can still refund their orders, or they lapse.
 */
export const REMAINING_CREDITS = ["keep", "lapse"] as const;

/** Removing a user, as the window asks for it; `version` is the one that it was opened with. */
export const removeUserSchema = z.strictObject({
	userId: z.uuid(),
	version: z.int().min(0),
	reason: anyText.trim().min(3, say("reasonTooShort")).max(500, say("tooLong")),
	/** Null where nobody uses his credits. */
	creditUsers: creditUsersChoiceSchema.nullable(),
	/** Null where he has none. */
	credits: z.enum(REMAINING_CREDITS).nullable(),
	/** Those open share groups of his that were shown, and are deleted with him: all that he has, or he stays. */
	shareGroupIds: z.array(z.uuid()).max(MAX_OPEN_GROUPS),
});
export type RemoveUserInput = z.infer<typeof removeUserSchema>;
