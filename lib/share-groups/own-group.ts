import type { Actor } from "@/lib/auth/actor.ts";
import { type LockedShareGroup, lockShareGroup } from "@/lib/ledger/group-accounts.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/refusal.ts";
import type { Transaction } from "@/lib/transaction.ts";

/**
 * Locks a share group of the actor's own for whatever he changes in it. Everybody else's is not found, whatever his
 * rights are; one that is being deleted, or was, is refused.
 */
export async function lockOwnGroup(
	tx: Transaction,
	{ actor, shareGroupId }: { actor: Actor; shareGroupId: string },
): Promise<Result<LockedShareGroup>> {
	const isOwn = await tx.prisma.shareGroup.count({ where: { id: shareGroupId, creatorId: actor.userId } });
	const group = isOwn ? await lockShareGroup(tx, { shareGroupId, actorId: actor.userId }) : null;
	if (!group) return refuse("NOT_FOUND", "shareGroupNotFound");
	if (group.creator.status !== "active") return refuse("FORBIDDEN", "signedOut");
	return refusalOfClosed(group) ?? done(group);
}

export function refusalOfClosed({ status }: Pick<LockedShareGroup, "status">): Refusal | null {
	return status === "open" ? null : refuse("CONFLICT", "shareGroupClosed");
}
