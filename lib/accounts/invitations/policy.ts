import type { InvitationEnd } from "@/generated/prisma/enums.ts";
import type { UserRight } from "@/lib/auth/rights-of-organization.ts";
import { mayEditUsers, rightsLackedBy } from "@/lib/people/policy.ts";

/** The inviter, as they are now. */
export interface Inviter {
	readonly status: "active" | "suspended" | "removed";
	/** Whether they are a user of the organization that they invited into. */
	readonly isOfOrganization: boolean;
	readonly rights: readonly UserRight[];
}

/**
 * Why an invitation no longer counts: its inviter has to be active, in that organization, able to invite, and to have
 * every right of the invited role now (product.md 38). Null while it counts.
 */
export function endOfInvitation(inviter: Inviter, roleRights: readonly UserRight[]): InvitationEnd | null {
	if (inviter.status === "removed" || !inviter.isOfOrganization) return "inviter_removed";
	if (inviter.status === "suspended") return "inviter_suspended";
	const rights = new Set(inviter.rights);
	const grants = mayEditUsers({ rights }) && rightsLackedBy({ mayGive: rights }, roleRights).length === 0;
	return grants ? null : "inviter_lacks_rights";
}
