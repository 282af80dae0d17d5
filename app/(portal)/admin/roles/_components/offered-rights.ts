import type { Actor } from "@/lib/auth/actor.ts";
import { rightsOfOrganization, type UserRight } from "@/lib/auth/rights-of-organization.ts";

/** A right that a role can have, and whether the actor can grant it: only rights that they have (product.md 38). */
export interface OfferedRight {
	readonly right: UserRight;
	readonly isYours: boolean;
}

export function offeredRights(actor: Actor): OfferedRight[] {
	return rightsOfOrganization(actor).map((right) => ({ right, isYours: actor.rights.has(right) }));
}
