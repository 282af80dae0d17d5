import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { changeOrganization } from "@/lib/people/change-organization.ts";
import { refusalToEditUsers } from "@/lib/people/policy.ts";
import type { CreditUsersChoice } from "@/lib/people/schema.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import {
	type LockedPool,
	lockPool,
	moveCreditUsers,
	nameOf,
	refusalToBecomeOwner,
	refuseForCreditUsers,
} from "./move-credit-users.ts";
import { refusalToChooseOwner } from "./policy.ts";
import { tellOfCreditOwner } from "./tell-of-credit-owner.ts";

export interface AssignCreditOwnerInput {
	readonly userId: string;
	readonly ownerId: string;
	/** Where the user's own Credit Users go when the user becomes one; null if there are none. */
	readonly creditUsers: CreditUsersChoice | null;
}

/**
 * Sets whose credits a user uses from now on (product.md 1, 2 and 5): moves no credits and rewrites no history. Decided
 * under the locks, so that two administrators at once can't build a chain or a circle. Refuses with NOT_FOUND for
 * another organization's user, FORBIDDEN without the right and for pointing at the actor a user who has rights that the
 * actor lacks (product.md 38), CONFLICT when the owner can't be one, naming whom to choose instead, or when the user's
 * own Credit Users must move along.
 */
export async function assignCreditOwner(
	context: VerbContext,
	input: AssignCreditOwnerInput,
): Promise<Result<{ changed: boolean }>> {
	return changeOrganization<{ changed: boolean }>(context, refusalToEditUsers, async (tx, actor) => {
		const pool = await lockPool(tx, { ...input, organizationId: actor.organizationId, otherId: input.ownerId });
		if (!pool) return refuse("NOT_FOUND", "userNotFound");
		if (pool.user.creditOwnerId === input.ownerId) return done({ changed: false });

		const obstacle = await refusalToAssign(tx, { actor, pool, ownerId: input.ownerId });
		if (obstacle) return obstacle;
		const moved = await moveThemAlong(tx, { actor, pool, input });
		if (!moved.ok) return moved;
		await tx.prisma.user.update({
			where: { id: input.userId },
			data: { creditOwnerId: input.ownerId, version: { increment: 1 } },
		});
		await recordAudit(tx, {
			actor,
			organizationId: actor.organizationId,
			action: "user.credit_owner_changed",
			subject: { type: "user", id: input.userId },
			before: { creditOwnerId: pool.user.creditOwnerId },
			after: { creditOwnerId: input.ownerId },
		});
		await tellOfCreditOwner(tx, {
			userIds: [input.userId],
			oldOwnerId: pool.user.creditOwnerId,
			newOwnerId: input.ownerId === input.userId ? null : input.ownerId,
			changedById: actor.userId,
		});
		return done({ changed: true });
	});
}

async function refusalToAssign(
	tx: Transaction,
	{ actor, pool, ownerId }: { actor: Actor; pool: LockedPool; ownerId: string },
): Promise<Refusal | null> {
	const owner = pool.users.get(ownerId);
	if (!owner) return refuse("NOT_FOUND", "creditOwnerNotFound", {}, { field: "creditOwnerId" });
	return (
		refusalToChooseOwner(pool.user, { ...owner, creditOwner: await nameOf(tx, owner.creditOwnerId) }) ??
		(await refusalToBecomeOwner(tx, { actor, ownerId, users: [pool.user], field: "creditOwnerId" }))
	);
}

async function moveThemAlong(
	tx: Transaction,
	{ actor, pool, input }: { actor: Actor; pool: LockedPool; input: AssignCreditOwnerInput },
): Promise<Result<null>> {
	if (pool.creditUsers.length === 0) return done(null);
	if (!input.creditUsers) {
		const owner = pool.users.get(input.ownerId)?.name ?? "";
		return refuseForCreditUsers(pool, { key: "ownerHasCreditUsers", owner });
	}
	return moveCreditUsers(tx, { actor, pool, choice: input.creditUsers });
}
