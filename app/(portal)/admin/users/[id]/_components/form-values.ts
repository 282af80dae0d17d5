import type { CreditUsersChoice } from "@/lib/people/schema.ts";
import type { LimitChange, SaveUserInput, UserField } from "@/lib/user-information/schema.ts";

/** What is filled in in User Information: the verb's input without the user and the version. */
export type FormValues = Omit<SaveUserInput, "userId" | "version">;

/** What is stored, as far as the form changes it. */
export type StoredUser = Omit<FormValues, "creditUsers" | "limits" | "consolidate" | "cancelSubscriptions"> & {
	readonly version: number;
};

/** The user whose User Information it is, with what the form says about their address. */
export interface FormUser {
	readonly id: string;
	/** The one that counts. */
	readonly email: string;
	/** Entered for the user, and not confirmed by its mailbox yet. */
	readonly pendingEmail: string | null;
	readonly isEmailVerified: boolean;
	/** Whether it is the administrator's own: that address is changed in Profile & Security. */
	readonly isSelf: boolean;
	/** Whether they have rights that the administrator lacks: then only the Credit Owner, language and time zone can change. */
	readonly isAboveActor: boolean;
	/** How many requests for credits are closed if the user is suspended (product.md 36a). */
	openRequests: number;
	/** The service users for which the administrator becomes responsible if the user is suspended (product.md 36a). */
	readonly serviceUsers: readonly string[];
	/** The subscriptions that aren't renewed while the user is suspended. */
	readonly subscriptions: readonly string[];
	/** Whether they have set alerts, or receive any: none is told while they are suspended (product.md 36a). */
	readonly hasAlerts: boolean;
	/** How many refills rest while the user is suspended. */
	readonly refills: number;
}

export interface RoleOption {
	readonly id: string;
	readonly name: string;
	/** The name, with the reason if it can't be chosen. */
	readonly label: string;
	readonly disabled: boolean;
}

/** A Credit Owner who was chosen in Advanced Settings, and where the user's own Credit Users go. */
export interface StagedOwner {
	readonly id: string;
	readonly name: string;
	readonly creditUsers: CreditUsersChoice | null;
	/** Limits that were changed in Advanced Settings, in the order in which they were. */
	readonly limits: readonly LimitChange[];
	/** Whether the user's own purchased credits move along (product.md 55a). */
	readonly consolidate: boolean;
	/** Whether the user's own subscriptions are cancelled at the end of their periods (product.md 49). */
	readonly cancelSubscriptions: boolean;
}

export function valuesOf({ version: _, ...stored }: StoredUser): FormValues {
	return { ...stored, creditUsers: null, limits: [], consolidate: false, cancelSubscriptions: false };
}

/** What of it is chosen in Advanced Settings; `name`: the chosen Credit Owner's. */
export function stagedIn(values: FormValues, name: string): StagedOwner {
	const { creditOwnerId: id, creditUsers, limits, consolidate, cancelSubscriptions } = values;
	return { id, name, creditUsers, limits, consolidate, cancelSubscriptions };
}

export const FIELDS: readonly UserField[] = [
	"name",
	"email",
	"userRoleId",
	"status",
	"language",
	"timeZone",
	"creditOwnerId",
];

/** The fields whose values differ from what is stored, in the form's order. */
export function changedFields(values: FormValues, stored: StoredUser): UserField[] {
	return FIELDS.filter((field) => values[field] !== stored[field]);
}
