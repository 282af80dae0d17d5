import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { obstacleOfOwner } from "./policy.ts";
import { setCreditOwners } from "./set-credit-owners.ts";
import { tellOfCreditOwners } from "./tell-of-credit-owners.ts";

interface NewcomerOf {
	readonly organizationId: string;
	/** Who has just come, and nobody's Credit Owner. */
	readonly userId: string;
	/** Who let them in. */
	readonly invitedById: string;
}

/**
 * Has a new user use the credits that their organization's new users use (product.md 57). Who was chosen for that and can't
 * be a Credit Owner any more (product.md 1) is passed over: the new user then uses their own credits. Under the
 * organization's lock, which every change of a Credit Owner takes. Both are told (product.md 5).
 */
export async function giveDefaultOwner(
	tx: Transaction,
	{ organizationId, userId, invitedById }: NewcomerOf,
): Promise<void> {
	const { defaultCreditOwner: owner } = await tx.prisma.organization.findUniqueOrThrow({
		where: { id: organizationId },
		select: { defaultCreditOwner: { include: { creditOwner: { select: { id: true, name: true } } } } },
	});
	if (!owner || owner.organizationId !== organizationId || obstacleOfOwner({ id: userId }, owner)) return;
	const moves = [{ userId, oldOwnerId: userId, newOwnerId: owner.id }];
	await setCreditOwners(tx, { actor: null, organizationId, moves });
	await tellOfCreditOwners(tx, { moves, changedById: invitedById });
}
