import type { Actor } from "@/lib/auth/actor.ts";
import type { UserRight } from "@/lib/auth/rights-of-organization.ts";
import { mayEditUsers, refusalToActOn } from "@/lib/people/policy.ts";
import { type Refusal, refuse } from "@/lib/platform/refusal.ts";

/** What decides who may hand a share group over. */
export interface GroupOfCreator {
	readonly status: "open" | "closing" | "deleted";
	readonly creator: {
		readonly id: string;
		readonly name: string;
		readonly organizationId: string;
		readonly userRole: { readonly rights: readonly UserRight[] };
	};
}

/**
 * Why the actor can't hand a share group over (product.md 26a); null where they can: it is theirs, or they have *Edit
 * User* and its creator has no rights that they lack (38). To everyone else there is no such group.
 */
export function refusalToHandOver(actor: Actor, group: GroupOfCreator | null): Refusal | null {
	const isOwn = group?.creator.id === actor.userId;
	if (!group || !(isOwn || mayEditUsers(actor)) || group.creator.organizationId !== actor.organizationId) {
		return refuse("NOT_FOUND", "shareGroupNotFound");
	}
	const above = isOwn ? null : refusalToActOn(actor, { ...group.creator, rights: group.creator.userRole.rights });
	return above ?? (group.status === "open" ? null : refuse("CONFLICT", "shareGroupClosed"));
}
