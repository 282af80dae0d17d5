import type { Actor } from "@/lib/auth/actor.ts";
import { type Result, refuse } from "@/lib/platform/refusal.ts";
import { actForOrganization } from "../acting/act-for-organization.ts";
import type { ApiContext } from "../api-context.ts";

/**
 * As `actForOrganization`, to change its people. In the operator's own organization no key does: someone whom a key made an
 * administrator there could do everything everywhere, which no scope says (product.md 38).
 */
export async function actToEdit(context: ApiContext, organizationId?: string): Promise<Result<Actor>> {
	const actor = await actForOrganization(context, organizationId);
	if (actor.ok && actor.value.isOperator) return refuse("FORBIDDEN", "operatorPeopleByPeople");
	return actor;
}
