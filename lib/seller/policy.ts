import type { Actor } from "@/lib/auth/actor.ts";

/** Only the operator says who sells (product.md 52). */
export function mayManageSeller(actor: Actor): boolean {
	return actor.isOperator && actor.rights.has("manage_seller");
}
