import type { Actor } from "@/lib/auth/actor.ts";
import { rightsOfOrganization } from "@/lib/auth/rights-of-organization.ts";
import { rightsLackedBy } from "@/lib/people/policy.ts";

/** Whether new users use the actor's credits if the actor says so: not where they may have rights that the actor lacks (product.md 38). */
export function mayChooseThemselves(actor: Actor): boolean {
	return rightsLackedBy(actor, rightsOfOrganization(actor)).length === 0;
}
