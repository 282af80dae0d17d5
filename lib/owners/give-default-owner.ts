import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { obstacleOfOwner } from "./policy.ts";
import { setCreditOwners } from "./set-credit-owners.ts";
import { tellOfCreditOwners } from "./tell-of-credit-owners.ts";

interface NewcomerOf {
	readonly organizationId: string;
	/** The new user, whose credits nobody else uses. */
	readonly userId: string;
	/** Who let them in. */
	readonly invitedById: string;
}

/**
 * Gives a new user the Credit Owner of new users of their organization (product.md 57), and tells both (product.md 5). Does
 * nothing where there is none, or where that person can't be a Credit Owner any more (product.md 1): the new user then uses
 * their own credits. The caller holds the organization's lock, which every change of a Credit Owner takes.
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
