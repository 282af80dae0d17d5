import type { Actor } from "@/lib/auth/actor.ts";
import type { UserRight } from "@/lib/auth/rights-of-organization.ts";
import { mayEditUsers } from "@/lib/people/policy.ts";

/** What makes a person one whom requests are put to as an administrator (product.md 46). */
export const ADMINISTRATES: readonly UserRight[] = ["view_user_list", "edit_user"];

/** Whether Admin › Requests is shown: the requests of all people of the organization. */
export function mayAdministrateRequests(actor: Pick<Actor, "rights">): boolean {
	return mayEditUsers(actor);
}
