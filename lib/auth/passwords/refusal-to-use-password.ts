import { type Refusal, type RefusalKey, refuse } from "@/lib/platform/refusal.ts";
import { findPasswordFault, type PasswordFault, type PasswordOwner } from "./find-password-fault.ts";
import { MAX_PASSWORD_CHARACTERS, MIN_PASSWORD_CHARACTERS } from "./password-bounds.ts";

const KEYS: Readonly<Record<PasswordFault, RefusalKey>> = {
	too_short: "passwordTooShort",
	too_long: "passwordTooLong",
	common: "passwordCommon",
	personal: "passwordPersonal",
};

/** Why this can't be a user's new password, shown at the field; null where it can. */
export function refusalToUsePassword(
	password: string,
	{ owner, field }: { owner: PasswordOwner; field: string },
): Refusal | null {
	const fault = findPasswordFault(password, owner);
	if (!fault) return null;
	const values = { least: MIN_PASSWORD_CHARACTERS, most: MAX_PASSWORD_CHARACTERS };
	return refuse("INVALID", KEYS[fault], values, { field });
}
