import type { Actor } from "@/lib/auth/actor.ts";
import type { UserRight } from "@/lib/auth/rights-of-organization.ts";
import { type Refusal, refuse } from "@/lib/platform/refusal.ts";

/** Whether Admin › User is shown (product.md 3). */
export function maySeeUsers(actor: Pick<Actor, "rights">): boolean {
	return actor.rights.has("view_user_list");
}

/** Whether the actor may change users, which takes seeing them (product.md 3). */
export function mayEditUsers(actor: Pick<Actor, "rights">): boolean {
	return maySeeUsers(actor) && actor.rights.has("edit_user");
}

/** Why this actor can't change users; null if they can. An actor who can't see users isn't told that they exist. */
export function refusalToEditUsers(actor: Actor): Refusal | null {
	if (!maySeeUsers(actor)) return refuse("NOT_FOUND", "notFound");
	if (!mayEditUsers(actor)) return refuse("FORBIDDEN", "editUserLacking");
	return null;
}

/** What decides who may change a user: `rights` are those of their current role. */
export interface RightsHolder {
	readonly name: string;
	readonly rights: readonly UserRight[];
}

/**
 * Why the actor can't change who a user is (name, address, role, status), or remove them: the user has rights that the
 * actor lacks (product.md 38). Null where nothing is lacking.
 */
export function refusalToActOn(actor: Actor, user: RightsHolder, { field }: { field?: string } = {}): Refusal | null {
	if (rightsLackedBy(actor, user.rights).length === 0) return null;
	return refuse("FORBIDDEN", "userHasRightsYouLack", { name: user.name }, { field });
}

/**
 * Why the actor can't become the Credit Owner of these people: one of them has rights that the actor lacks, and the
 * actor would see that user's usage and orders. Any other user's credits can be chosen for them with *Edit User* alone.
 */
export function refusalToTakeOver(actor: Actor, users: readonly RightsHolder[], field: string): Refusal | null {
	const above = users.find(({ rights }) => rightsLackedBy(actor, rights).length > 0);
	return above ? refuse("FORBIDDEN", "creditOwnerYourself", { name: above.name }, { field }) : null;
}

/** The ones among these rights that the actor lacks, and so can't grant (product.md 38). */
export function rightsLackedBy(actor: Pick<Actor, "mayGive">, rights: readonly UserRight[]): UserRight[] {
	return rights.filter((right) => !actor.mayGive.has(right));
}
