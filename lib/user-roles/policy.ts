import type { Actor } from "@/lib/auth/actor.ts";
import { rightsOfOrganization, type UserRight } from "@/lib/auth/rights-of-organization.ts";
import { type Refusal, refuse } from "@/lib/platform/refusal.ts";

/** Whether Admin › User Role is shown, to view and to change. */
export function mayEditUserRoles(actor: Actor): boolean {
	return actor.rights.has("edit_user_role");
}

/** Why this actor can't change roles; null if they can. An actor who can't isn't told which roles there are. */
export function refusalToEditUserRoles(actor: Actor): Refusal | null {
	return mayEditUserRoles(actor) ? null : refuse("NOT_FOUND", "notFound");
}

/**
 * Why the actor can't turn `before` into `after`, or call the role something else: a role with a right that the actor
 * lacks stays as it is, and each right that is given is one of the actor's own (product.md 38) and one that a role of
 * the organization can have.
 */
export function refusalToChangeRights(
	actor: Actor,
	{ before, after }: { before: readonly UserRight[]; after: readonly UserRight[] },
): Refusal | null {
	const offered = rightsOfOrganization(actor);
	if (before.some((right) => !actor.rights.has(right))) return refuse("FORBIDDEN", "roleBeyondYou");
	if (after.some((right) => !offered.includes(right))) {
		return refuse("INVALID", "rightNotOffered", {}, { field: "rights" });
	}
	if (after.every((right) => actor.rights.has(right))) return null;
	return refuse("FORBIDDEN", "rightYouLack", {}, { field: "rights" });
}
