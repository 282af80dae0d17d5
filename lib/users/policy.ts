import type { Actor } from "@/lib/auth/actor.ts";
import type { UserRight } from "@/lib/auth/rights.ts";
import { type Refusal, refuse } from "@/lib/refusal.ts";

/** Admin › User is there (product.md 3). */
export function maySeeUsers(actor: Actor): boolean {
	return actor.rights.has("view_user_list");
}

/** Users can be changed, which takes seeing them (product.md 3). */
export function mayEditUsers(actor: Actor): boolean {
	return maySeeUsers(actor) && actor.rights.has("edit_user");
}

/** Why this actor can't change users; null where he can. Who can't see them isn't told that they exist. */
export function refusalToEditUsers(actor: Actor): Refusal | null {
	if (!maySeeUsers(actor)) return refuse("NOT_FOUND", "notFound");
	if (!mayEditUsers(actor)) return refuse("FORBIDDEN", "editUserLacking");
	return null;
}

/** Those of these rights that the actor lacks, and so can't grant (product.md 38). */
export function rightsLackedBy(actor: Actor, rights: readonly UserRight[]): UserRight[] {
	return rights.filter((right) => !actor.rights.has(right));
}
