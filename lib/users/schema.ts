import { z } from "zod";
import { LANGUAGES } from "@/lib/languages.ts";
import type { ListQuery } from "@/lib/list-query.ts";
import { storedAddress } from "@/lib/mail-address.ts";
import { anyText, publicName } from "@/lib/names.ts";
import { MAX_OPEN_GROUPS } from "@/lib/share-groups/bounds.ts";
import { isTimeZone } from "@/lib/time-zones.ts";

/** What the form says beside a field; `adminUsers.errors` in the messages has the sentence of each. */
type UserError = "nameMissing" | "tooLong" | "timeZoneUnknown" | "emailMissing" | "notAnEmail" | "reasonTooShort";
const say = (error: UserError): string => error;

/** What everybody's own profile and User Information have in common. */
export const personFields = {
	name: publicName.max(120, say("tooLong")),
	language: z.enum(LANGUAGES),
	/** Null means the deployment's. */
	timeZone: anyText.refine(isTimeZone, say("timeZoneUnknown")).nullable(),
};

/** The browser's own time zone; one that isn't known here, or isn't told, is the deployment's. */
export const guessedTimeZone = anyText
	.max(100)
	.nullable()
	.transform((zone) => (zone !== null && isTimeZone(zone) ? zone : null));

/** An address that somebody enters for a user, in any alphabet, in the form in which it is stored. */
export const newEmail = anyText
	.trim()
	.min(1, say("emailMissing"))
	.max(254, say("tooLong"))
	.transform((text) => storedAddress(text) ?? "")
	.refine((address) => /@.+\../.test(address), say("notAnEmail"));

/**
 * What becomes of the people who use somebody's credits when he can't be their Credit Owner any longer (product.md 2
 * and 36): they are pointed at another owner, or back at themselves.
 */
export const creditUsersChoiceSchema = z.discriminatedUnion("to", [
	z.strictObject({ to: z.literal("owner"), ownerId: z.uuid() }),
	z.strictObject({ to: z.literal("themselves") }),
]);
export type CreditUsersChoice = z.infer<typeof creditUsersChoiceSchema>;

/** User Information as its one Save sends it; `version` is the one that the form was opened with (product.md 4). */
export const changeUserSchema = z.strictObject({
	userId: z.uuid(),
	version: z.int().min(0),
	...personFields,
	/** The address that he is to have: while it waits for its mailbox, the old one counts (product.md 21). */
	email: newEmail,
	userRoleId: z.uuid(),
	status: z.enum(["active", "suspended"]),
	creditOwnerId: z.uuid(),
	creditUsers: creditUsersChoiceSchema.nullable(),
});
export type ChangeUserInput = z.infer<typeof changeUserSchema>;

/** The fields of User Information that a Save can change, in the order in which the form shows them. */
export const USER_FIELDS = ["name", "email", "userRoleId", "status", "language", "timeZone", "creditOwnerId"] as const;
export type UserField = (typeof USER_FIELDS)[number];

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

export const endUserSessionsSchema = z.strictObject({ userId: z.uuid() });
export type EndUserSessionsInput = z.infer<typeof endUserSessionsSchema>;

export const USER_SORTS = ["name", "email", "lastSignedInAt"] as const;
export const CREDIT_OWNER_FILTERS = ["own", "anothers", "has_credit_users"] as const;

/** What Admin › User is asked for; all of it stands in the URL. */
export interface UserListQuery extends ListQuery<(typeof USER_SORTS)[number]> {
	readonly status: "active" | "suspended" | null;
	readonly userRoleId: string | null;
	readonly creditOwner: (typeof CREDIT_OWNER_FILTERS)[number] | null;
}
