import type { ReadContext } from "@/lib/actions/verb.ts";
import { obstacleOfOwner } from "@/lib/owners/policy.ts";
import { mayEditUsers } from "@/lib/people/policy.ts";
import { database } from "@/lib/platform/database/db.ts";

/** Admin › Organization as it is stored. */
export interface OrganizationSettings {
	readonly version: number;
	readonly name: string;
	/** Whose credits new users use; null for their own. */
	readonly creditOwner: { readonly id: string; readonly name: string } | null;
	/** Whether that can't be any more, so that new users use their own credits. */
	readonly isObsolete: boolean;
}

/** Of the actor's organization; null without *Edit User*. */
export async function readOrganizationSettings({
	actor,
	db = database(),
}: ReadContext): Promise<OrganizationSettings | null> {
	if (!mayEditUsers(actor)) return null;
	const { version, name, defaultCreditOwner } = await db.organization.findUniqueOrThrow({
		where: { id: actor.organizationId },
		include: { defaultCreditOwner: { include: { creditOwner: { select: { id: true, name: true } } } } },
	});
	// Who has left is nobody's Credit Owner here, and isn't named.
	if (!defaultCreditOwner || defaultCreditOwner.organizationId !== actor.organizationId) {
		return { version, name, creditOwner: null, isObsolete: false };
	}
	const { id, name: ownerName } = defaultCreditOwner;
	const isObsolete = obstacleOfOwner({ id: "" }, defaultCreditOwner) !== null;
	return { version, name, creditOwner: { id, name: ownerName }, isObsolete };
}
