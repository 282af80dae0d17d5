import type { Actor } from "@/lib/auth/actor.ts";

/** Only the operator sees the health of the ledger and of jobs (product.md 42). */
export function maySeeOperations(actor: Actor): boolean {
	return actor.isOperator && actor.rights.has("manage_orders");
}
