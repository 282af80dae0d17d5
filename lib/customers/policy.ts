import type { Actor } from "@/lib/auth/actor.ts";

/** Only the operator sees what organizations have, suspends them and lets them go on (product.md 57). */
export function mayManageOrganizations(actor: Actor): boolean {
	return actor.isOperator && actor.rights.has("manage_organizations");
}
