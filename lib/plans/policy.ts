import type { Actor } from "@/lib/auth/actor.ts";
import { type Refusal, refuse } from "@/lib/platform/refusal.ts";

/** Only the operator says what is sold (product.md 41, 47 and 48). */
export function mayManageCatalogue(actor: Actor): boolean {
	return actor.isOperator && actor.rights.has("manage_catalogue");
}

/** Why this actor can't change credit types and plans; null if they can. Others aren't told that there is a page. */
export function refusalToManageCatalogue(actor: Actor): Refusal | null {
	return mayManageCatalogue(actor) ? null : refuse("NOT_FOUND", "notFound");
}
