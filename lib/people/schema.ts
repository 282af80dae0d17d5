import { z } from "zod";
import type { ListQuery } from "@/lib/actions/list-query.ts";
import { enteredAddress } from "@/lib/text/addresses/mail-address.ts";
import { LANGUAGES } from "@/lib/text/language.ts";
import { anyText, publicName } from "@/lib/text/schema.ts";
import { isTimeZone } from "@/lib/text/time-zones.ts";
import { wrong } from "@/lib/text/wrong.ts";

/** The fields that the profile and User Information have in common. */
export const personFields = {
	name: publicName.max(120),
	language: z.enum(LANGUAGES),
	/** Null means the deployment's. */
	timeZone: anyText.refine(isTimeZone, wrong("timeZoneUnknown")).nullable(),
};

/** The browser's own time zone; if it is unknown or not sent, the deployment's. */
export const guessedTimeZone = anyText
	.max(100)
	.nullable()
	.transform((zone) => (zone !== null && isTimeZone(zone) ? zone : null));

/** An address that is entered for a user, in any alphabet, in the form in which it is stored. */
export const newEmail = anyText
	.trim()
	.min(1, wrong("emailMissing"))
	.max(254)
	.transform((text) => enteredAddress(text) ?? "")
	// No mailbox is at .invalid, where removed users and service users have their addresses.
	.refine((address) => address !== "" && !/\.invalid$/i.test(address), wrong("notAnEmail"));

/**
 * What happens to the Credit Users of a user who can't be their Credit Owner any longer (product.md 2
 * and 36): they are pointed at another owner, or back at themselves.
 */
export const creditUsersChoiceSchema = z.discriminatedUnion("to", [
	z.strictObject({ to: z.literal("owner"), ownerId: z.uuid() }),
	z.strictObject({ to: z.literal("themselves") }),
]);
export type CreditUsersChoice = z.infer<typeof creditUsersChoiceSchema>;

export const USER_SORTS = ["name", "email", "lastSignedInAt"] as const;
export const CREDIT_OWNER_FILTERS = ["own", "anothers", "has_credit_users"] as const;

/** The query of Admin › User; all of it is in the URL. */
export interface UserListQuery extends ListQuery<(typeof USER_SORTS)[number]> {
	readonly status: "active" | "suspended" | null;
	readonly userRoleId: string | null;
	readonly creditOwner: (typeof CREDIT_OWNER_FILTERS)[number] | null;
}
