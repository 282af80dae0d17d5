import { z } from "zod";
import { reason } from "@/lib/audit/reason-schema.ts";
import { endRaiseSchema, raiseLimitSchema, setLimitSchema } from "@/lib/limits/schema.ts";
import { creditUsersChoiceSchema, newEmail, personFields } from "@/lib/people/schema.ts";
import { MAX_OPEN_GROUPS } from "@/lib/share-groups/bounds.ts";
import { anyText } from "@/lib/text/schema.ts";

/** The fields of User Information; `version` is the one that the form was opened with (product.md 4). */
export const changeUserSchema = z.strictObject({
	userId: z.uuid(),
	version: z.int().min(0),
	...personFields,
	/** The address that the user is to have: until its mailbox confirms it, the old one counts (product.md 21). */
	email: newEmail,
	userRoleId: z.uuid(),
	status: z.enum(["active", "suspended"]),
	creditOwnerId: z.uuid(),
	creditUsers: creditUsersChoiceSchema.nullable(),
});
export type ChangeUserInput = z.infer<typeof changeUserSchema>;

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

/** User Information as its one Save sends it, with what else was staged in Advanced Settings (product.md 4). */
export const saveUserSchema = z.strictObject({
	...changeUserSchema.shape,
	limits: z.array(limitChangeSchema).max(MOST_LIMITS),
	/** Whether the user's own purchased credits move along with a new Credit Owner. */
	consolidate: z.boolean(),
	/** Whether the user's own subscriptions are cancelled at the end of their periods, where they become a Credit User. */
	cancelSubscriptions: z.boolean(),
});
export type SaveUserInput = z.infer<typeof saveUserSchema>;

/** The fields of User Information that a Save can change, in the order in which the form shows them. */
export const USER_FIELDS = ["name", "email", "userRoleId", "status", "language", "timeZone", "creditOwnerId"] as const;
export type UserField = (typeof USER_FIELDS)[number];

export const endUserSessionsSchema = z.strictObject({ userId: z.uuid() });
export type EndUserSessionsInput = z.infer<typeof endUserSessionsSchema>;

/**
 * What happens to the credits in a removed user's wallets: they stay there, where no one can spend them and the
 * operator can still refund their orders, or they lapse.
 */
export const REMAINING_CREDITS = ["keep", "lapse"] as const;

/** Removing a user, as the window asks for it; `version` is the one that it was opened with. */
export const removeUserSchema = z.strictObject({
	userId: z.uuid(),
	version: z.int().min(0),
	reason,
	/** Null if the user has no Credit Users. */
	creditUsers: creditUsersChoiceSchema.nullable(),
	/** Null if the user has none. */
	credits: z.enum(REMAINING_CREDITS).nullable(),
	/**
	 * The open share groups that were shown and are deleted with the user: it must be all of them, or the removal is
	 * refused.
	 */
	shareGroupIds: z.array(z.uuid()).max(MAX_OPEN_GROUPS),
});
export type RemoveUserInput = z.infer<typeof removeUserSchema>;

export const previewRemovalSchema = z.strictObject({ userId: z.uuid() });
export type PreviewRemovalInput = z.infer<typeof previewRemovalSchema>;
