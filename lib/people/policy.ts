import type { Actor } from "@/lib/auth/actor.ts";
import type { UserRight } from "@/lib/auth/rights.ts";
import { type Refusal, refuse } from "@/lib/platform/refusal.ts";

/** Admin › User is there (product.md 3). */
export function maySeeUsers(actor: Pick<Actor, "rights">): boolean {
	return actor.rights.has("view_user_list");
}

/** Users can be changed, which takes seeing them (product.md 3). */
export function mayEditUsers(actor: Pick<Actor, "rights">): boolean {
	return maySeeUsers(actor) && actor.rights.has("edit_user");
}

/** Why this actor can't change users; null where he can. Who can't see them isn't told that they exist. */
export function refusalToEditUsers(actor: Actor): Refusal | null {
	if (!maySeeUsers(actor)) return refuse("NOT_FOUND", "notFound");
	if (!mayEditUsers(actor)) return refuse("FORBIDDEN", "editUserLacking");
	return null;
}

/** Somebody as far as it decides who may change them: `rights` are those of the role that they have now. */
export interface RightsHolder {
	readonly name: string;
	readonly rights: readonly UserRight[];
}

/**
 * Why the actor can't change who somebody is (name, address, role, status), or remove them: they have rights that the
 * actor lacks (product.md 38). Null where nothing is lacking.
 */
export function refusalOverRights(
	actor: Actor,
	user: RightsHolder,
	{ field }: { field?: string } = {},
): Refusal | null {
	if (rightsLackedBy(actor, user.rights).length === 0) return null;
	return refuse("FORBIDDEN", "userHasRightsYouLack", { name: user.name }, { field });
}

/**
 * Why the actor can't become the Credit Owner of these people: one of them has rights that the actor lacks, who would
 * look at that person's usage and orders. Anybody else's credits can be chosen for them with *Edit User* alone.
 */
export function refusalToTakeOver(actor: Actor, users: readonly RightsHolder[], field: string): Refusal | null {
	const above = users.find(({ rights }) => rightsLackedBy(actor, rights).length > 0);
	return above ? refuse("FORBIDDEN", "creditOwnerYourself", { name: above.name }, { field }) : null;
}

/** Those of these rights that the actor lacks, and so can't grant (product.md 38). */
export function rightsLackedBy(actor: Pick<Actor, "rights">, rights: readonly UserRight[]): UserRight[] {
	return rights.filter((right) => !actor.rights.has(right));
}
