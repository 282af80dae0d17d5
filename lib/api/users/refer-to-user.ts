import type { CreditUsersChoice } from "@/lib/people/schema.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import { atField } from "../answers/at-field.ts";
import type { ApiContext } from "../api-context.ts";
import { findReachedUser } from "../people/find-reached-user.ts";

/** The id of the user whom a field of a request names; null where it names none. */
export async function referToUser<Reference extends string | null>(
	context: ApiContext,
	reference: Reference,
	field: string,
): Promise<Result<Reference extends null ? string | null : string>> {
	type Id = Reference extends null ? string | null : string;
	if (reference === null) return done(null as Id);
	const found = await findReachedUser(context, reference);
	return found.ok ? done(found.value.userId as Id) : atField(found, { user: field });
}

type AskedChoice = { readonly to: "themselves" } | { readonly to: "owner"; readonly credit_owner: string };

/** Where a request sends the users of someone's credits; null where it doesn't say. */
export async function readCreditUsersChoice(
	context: ApiContext,
	asked: AskedChoice | undefined,
): Promise<Result<CreditUsersChoice | null>> {
	if (!asked) return done(null);
	if (asked.to === "themselves") return done({ to: "themselves" });
	const owner = await referToUser(context, asked.credit_owner, "creditUsers");
	return owner.ok ? done({ to: "owner", ownerId: owner.value }) : owner;
}
