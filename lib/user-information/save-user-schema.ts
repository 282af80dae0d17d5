import { z } from "zod";
import { endRaiseSchema, raiseLimitSchema, setLimitSchema } from "@/lib/limits/schema.ts";
import { anyText } from "@/lib/text/schema.ts";
import { changeUserSchema } from "./schema.ts";

const MOST_LIMITS = 50;

const creditTypeId = anyText.min(1).max(50);
/** Whose credits and for whom follow from the rest of the save. */
const without = { pool: true, person: true } as const;

/**
 * A change of a limit in Advanced Settings. Of a user with a Credit Owner it is that user's own, on the owner's credits; of
 * one without it is everyone's, on the user's own credits. Both as the save leaves them.
 */
const limitChangeSchema = z.discriminatedUnion("what", [
	setLimitSchema.omit(without).extend({ what: z.literal("set"), creditTypeId }),
	raiseLimitSchema.omit(without).extend({ what: z.literal("raise"), creditTypeId }),
	endRaiseSchema.omit(without).extend({ what: z.literal("end"), creditTypeId }),
]);
export type LimitChange = z.infer<typeof limitChangeSchema>;

/** User Information as its one Save sends it, with what else was staged in Advanced Settings. */
export const saveUserSchema = z.strictObject({
	...changeUserSchema.shape,
	limits: z.array(limitChangeSchema).max(MOST_LIMITS),
	/** Whether the user's own purchased credits move along with a new Credit Owner. */
	consolidate: z.boolean(),
	/** Whether the user's own subscriptions are cancelled at the end of their periods, where they become a Credit User. */
	cancelSubscriptions: z.boolean(),
});
export type SaveUserInput = z.infer<typeof saveUserSchema>;
