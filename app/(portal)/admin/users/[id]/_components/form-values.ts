import type { ChangeUserInput, CreditUsersChoice, UserField } from "@/lib/people/schema.ts";

/** What User Information has filled in: the verb's input without who and which version. */
export type FormValues = Omit<ChangeUserInput, "userId" | "version">;

/** What is stored, as far as the form changes it. */
export type StoredUser = Omit<FormValues, "creditUsers"> & { readonly version: number };

/** Whose User Information it is, and what the form says of his address. */
export interface FormUser {
	readonly id: string;
	/** The one that counts. */
	readonly email: string;
	/** Entered for him, and not confirmed by its mailbox yet. */
	readonly pendingEmail: string | null;
	readonly isEmailVerified: boolean;
	/** Whether it is the administrator's own: that address is changed in Profile & Security. */
	readonly isSelf: boolean;
	/** Whether they have rights that the administrator lacks: then only the Credit Owner, language and time zone can change. */
	readonly isAboveActor: boolean;
}

export interface RoleOption {
	readonly id: string;
	readonly name: string;
	/** The name, and why it can't be chosen where it can't. */
	readonly label: string;
	readonly disabled: boolean;
}

/** Some people by name, and how many there are in all. */
export interface NamedPeople {
	readonly names: readonly string[];
	readonly count: number;
}

/** A Credit Owner who was chosen in Advanced Settings, and what becomes of the user's own Credit Users. */
export interface StagedOwner {
	readonly id: string;
	readonly name: string;
	readonly creditUsers: CreditUsersChoice | null;
}

export function valuesOf({ version: _, ...stored }: StoredUser): FormValues {
	return { ...stored, creditUsers: null };
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

/** What the bottom of User Information and its window are given. */
export interface AdvancedSettingsProps {
	/** As stored. */
	user: { id: string; name: string };
	current: { id: string; name: string };
	staged: StagedOwner;
	/** Who uses the user's credits, and is moved with him where `staged` says whereto. */
	creditUsers: NamedPeople;
	/** The organization's name where there is nobody else in it (product.md 11). */
	organizationOfOne: string | null;
	error: string | undefined;
	/** `creditUsers` as the window has found them; null where nobody has to move. */
	onStage: (owner: StagedOwner, creditUsers: NamedPeople | null) => void;
}
