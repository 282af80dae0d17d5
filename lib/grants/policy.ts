import type { Actor } from "@/lib/auth/actor.ts";

/** Only the operator gives and adjusts credits (product.md 42). */
export function mayGrantCredits(actor: Actor): boolean {
	return actor.isOperator && actor.rights.has("grant_credits");
}
