import type { Actor } from "@/lib/auth/actor.ts";
import { refusalToEditUsers } from "@/lib/people/policy.ts";
import { type Refusal, refuse } from "@/lib/platform/refusal.ts";
import { mayManageSeller } from "@/lib/seller/policy.ts";

/** Why the actor can't change their organization's logo (product.md 57); null if they can. The operator's is the seller's (52). */
export function refusalToChangeLogo(actor: Actor): Refusal | null {
	if (!actor.isOperator) return refusalToEditUsers(actor);
	return mayManageSeller(actor) ? null : refuse("NOT_FOUND", "notFound");
}
