import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudits } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { postConsolidation } from "@/lib/ledger/movements/post-consolidation.ts";
import { changeOrganization } from "@/lib/people/change-organization.ts";
import { type AffectedUsers, lockAffectedUsers } from "@/lib/people/lock-users-to-change.ts";
import { refusalToEditUsers } from "@/lib/people/policy.ts";
import type { CreditUsersChoice } from "@/lib/people/schema.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { moveCreditUsers, nameOf, refusalToBecomeOwner, refuseForCreditUsers } from "./move-credit-users.ts";
import { refusalToChooseOwner } from "./policy.ts";
import { setCreditOwners } from "./set-credit-owners.ts";
import { tellOfCreditOwners } from "./tell-of-credit-owners.ts";

export interface AssignCreditOwnerInput {
	readonly userId: string;
	readonly ownerId: string;
	/** Where the user's own Credit Users go when the user becomes one; null if there are none. */
	readonly creditUsers: CreditUsersChoice | null;
	/** Whether the user's own purchased credits move along (product.md 55a). */
	readonly consolidate?: boolean;
}

/**
 * Sets whose credits a user uses from now on (product.md 1, 2 and 5): moves no credits, unless it is to
 * consolidate, and rewrites no history. Decided
 * under the locks, so that two administrators at once can't build a chain or a circle. Refuses with NOT_FOUND for
 * another organization's user, FORBIDDEN without the right and for pointing at the actor a user who has rights that the
 * actor lacks (product.md 38), CONFLICT when the owner can't be one, naming whom to choose instead, or when the user's
 * own Credit Users must move along.
 */
export async function assignCreditOwner(
	context: VerbContext,
	input: AssignCreditOwnerInput,
): Promise<Result<{ changed: boolean }>> {
	return changeOrganization(context, refusalToEditUsers, async (tx, actor) => {
		const { ownerId, creditUsers, consolidate } = input;
		const affected = await lockAffectedUsers(tx, { ...input, organizationId: actor.organizationId, otherId: ownerId });
		if (!affected) return refuse("NOT_FOUND", "userNotFound");
		return assignOwner(tx, { actor, affected, ownerId, creditUsers, consolidate });
	});
}

/**
 * As `assignCreditOwner`, for a user who is locked with everyone whom it affects; the caller has authorised. `consolidate`
 * moves the user's own purchased credits along (product.md 55a).
 */
export async function assignOwner(
	tx: Transaction,
	assignment: Assignment & Pick<AssignCreditOwnerInput, "creditUsers" | "consolidate">,
): Promise<Result<{ changed: boolean }>> {
	const { actor, affected, ownerId } = assignment;
	const { user } = affected;
	if (user.creditOwnerId === ownerId) return done({ changed: false });
	const obstacle = await refusalToAssign(tx, assignment);
	if (obstacle) return obstacle;
	const moved = await moveThemAlong(tx, assignment);
	if (!moved.ok) return moved;
	const newOwnerId = ownerId === user.id ? null : ownerId;
	const moves = [{ userId: user.id, oldOwnerId: user.creditOwnerId, newOwnerId }];
	await setCreditOwners(tx, { actor, organizationId: actor.organizationId, moves });
	const along = assignment.consolidate ? await moveCreditsAlong(tx, assignment) : [];
	await tellOfCreditOwners(tx, { moves, changedById: actor.userId, moved: along });
	return done({ changed: true });
}

interface Assignment {
	readonly actor: Actor;
	readonly affected: AffectedUsers;
	readonly ownerId: string;
}

async function refusalToAssign(tx: Transaction, { actor, affected, ownerId }: Assignment): Promise<Refusal | null> {
	const owner = affected.users.get(ownerId);
	if (!owner) return refuse("NOT_FOUND", "creditOwnerNotFound", {}, { field: "creditOwnerId" });
	return (
		refusalToChooseOwner(affected.user, { ...owner, creditOwner: await nameOf(tx, owner.creditOwnerId) }) ??
		(await refusalToBecomeOwner(tx, { actor, ownerId, users: [affected.user], field: "creditOwnerId" }))
	);
}

/** Each part of the way has a row of its own in the audit log. */
async function moveCreditsAlong(tx: Transaction, { actor, affected, ownerId }: Assignment) {
	const { id: userId, creditOwnerId: oldOwnerId } = affected.user;
	const moved = await postConsolidation(tx, { userId, oldOwnerId, newOwnerId: ownerId, actorId: actor.userId });
	const types = await tx.prisma.creditType.findMany({ select: { id: true, name: true } });
	await recordAudits(
		tx,
		moved.map(({ fromId, toId, creditTypeId, credits }) => ({
			actor,
			organizationId: actor.organizationId,
			action: "user.credits_consolidated",
			subject: { type: "user", id: userId },
			before: { heldBy: fromId },
			after: { heldBy: toId, credits, creditType: types.find(({ id }) => id === creditTypeId)?.name ?? creditTypeId },
		})),
	);
	return moved;
}

async function moveThemAlong(
	tx: Transaction,
	{ actor, affected, ownerId, creditUsers }: Assignment & Pick<AssignCreditOwnerInput, "creditUsers">,
): Promise<Result<null>> {
	if (affected.creditUsers.length === 0) return done(null);
	if (!creditUsers) {
		const owner = affected.users.get(ownerId)?.name ?? "";
		return refuseForCreditUsers(affected, { key: "ownerHasCreditUsers", owner });
	}
	return moveCreditUsers(tx, { actor, affected, choice: creditUsers });
}
