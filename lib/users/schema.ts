import { z } from "zod";
import { LANGUAGES } from "@/lib/languages.ts";
import { isTimeZone } from "@/lib/time-zones.ts";

/** What the form says beside a field; `adminUsers.errors` in the messages has the sentence of each. */
type UserError = "nameMissing" | "tooLong" | "timeZoneUnknown";
const say = (error: UserError): string => error;

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
	name: z.string().trim().min(1, say("nameMissing")).max(120, say("tooLong")),
	userRoleId: z.uuid(),
	status: z.enum(["active", "suspended"]),
	language: z.enum(LANGUAGES),
	/** Null means the deployment's. */
	timeZone: z.string().refine(isTimeZone, say("timeZoneUnknown")).nullable(),
	creditOwnerId: z.uuid(),
	creditUsers: creditUsersChoiceSchema.nullable(),
});
export type ChangeUserInput = z.infer<typeof changeUserSchema>;

/** The fields of User Information that a Save can change, in the order in which the form shows them. */
export const USER_FIELDS = ["name", "userRoleId", "status", "language", "timeZone", "creditOwnerId"] as const;
export type UserField = (typeof USER_FIELDS)[number];

export const USER_SORTS = ["name", "email", "lastSignedInAt"] as const;
export const CREDIT_OWNER_FILTERS = ["own", "anothers", "has_credit_users"] as const;

/** What Admin › User is asked for; all of it stands in the URL. */
export interface UserListQuery {
	readonly search: string;
	readonly status: "active" | "suspended" | null;
	readonly userRoleId: string | null;
	readonly creditOwner: (typeof CREDIT_OWNER_FILTERS)[number] | null;
	readonly sort: (typeof USER_SORTS)[number];
	readonly descending: boolean;
	/** From 1. */
	readonly page: number;
	readonly pageSize: number;
}
