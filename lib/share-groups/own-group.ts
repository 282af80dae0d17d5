import type { VerbContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { type LockedShareGroup, lockShareGroup } from "@/lib/ledger/movements/lock-share-group.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { type Result, refuse } from "@/lib/platform/refusal.ts";
import { lockWelcomeMails } from "./lock-welcome-mails.ts";

/**
 * Changes something of a share group of the actor's own, under its lock. Other users' groups are not found, whatever
 * the actor's rights; a group that is being deleted, or was, is refused.
 */
export function inOwnGroup<Value>(
	{ actor, db, clock }: VerbContext,
	shareGroupId: string,
	change: (tx: Transaction, group: LockedShareGroup) => Promise<Result<Value>>,
): Promise<Result<Value>> {
	return transact(
		db,
		async (tx) => {
			await lockWelcomeMails(tx, actor.userId);
			const isOwn = await isOwnGroup(tx.prisma, { actor, shareGroupId });
			const group = isOwn ? await lockShareGroup(tx, { shareGroupId, actorId: actor.userId }) : null;
			if (!group) return refuse("NOT_FOUND", "shareGroupNotFound");
			if (group.creator.status !== "active") return refuse("FORBIDDEN", "signedOut");
			if (group.status !== "open") return refuse("CONFLICT", "shareGroupClosed");
			return change(tx, group);
		},
		{ clock },
	);
}

/** Whether the actor made this share group, whatever its state. */
export async function isOwnGroup(
	prisma: Transaction["prisma"],
	{ actor, shareGroupId }: { actor: Actor; shareGroupId: string },
): Promise<boolean> {
	return (await prisma.shareGroup.count({ where: { id: shareGroupId, creatorId: actor.userId } })) > 0;
}
