import type { Actor } from "@/lib/auth/actor.ts";
import { type Refusal, refuse } from "@/lib/platform/refusal.ts";

/** Whether the actor is the operator's, with *Manage Orders*: they see everybody's holds and refusals, and release holds. */
export function mayReleaseHolds(actor: Pick<Actor, "isOperator" | "rights">): boolean {
	return actor.isOperator && actor.rights.has("manage_orders");
}

/** Nobody else is told that there are any. */
export function refusalToReleaseHolds(actor: Actor): Refusal | null {
	return mayReleaseHolds(actor) ? null : refuse("NOT_FOUND", "notFound");
}
