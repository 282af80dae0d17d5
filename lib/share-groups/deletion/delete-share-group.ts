import { keyClientOf, type VerbContext } from "@/lib/actions/verb.ts";
import { type AuditRecord, recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { type ClosedGroup, closeShareGroup } from "@/lib/ledger/movements/close-share-group.ts";
import { lockUsers } from "@/lib/ledger/posting/lock-accounts.ts";
import { postOnce } from "@/lib/ledger/requests/post-once.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { DeleteShareGroupInput } from "../schema.ts";

/** The outcome of deleting a group. All amounts are credits. */
export interface DeletedGroup {
	/** `closing`: charges have stopped, and what isn't used of what is on hold comes back once that has settled. */
	readonly status: "closing" | "deleted";
	/** What came back at once. `nameInText` is the credit type's name inside a sentence: "lab". */
	readonly returned: readonly {
		readonly creditTypeId: string;
		readonly nameInText: string;
		readonly credits: bigint;
	}[];
}

/**
 * Deletes the actor's group: charges stop at once, what is unspent and unexpired returns to the creator's own wallet
 * with its expiry, and no member's account changes (product.md 26). One key is one effect.
 */
export async function deleteShareGroup(
	context: VerbContext,
	{ key, shareGroupId }: DeleteShareGroupInput,
): Promise<Result<DeletedGroup>> {
	const { actor, db, clock } = context;
	return postOnce(
		{ client: keyClientOf(context), db, clock },
		{ kind: "group_deletion", key, body: { shareGroupId } },
		{
			lock: (tx) => lockUsers(tx.sql, [actor.userId]),
			async post(tx, users) {
				if (users.get(actor.userId)?.status !== "active") return refuse("FORBIDDEN", "signedOut");
				const group = await tx.prisma.shareGroup.findFirst({ where: { id: shareGroupId, creatorId: actor.userId } });
				if (!group) return refuse("NOT_FOUND", "shareGroupNotFound");
				const closed = await closeShareGroup(tx, { shareGroupId, actorId: actor.userId });
				if (!closed.ok) return closed.code === "CONFLICT" ? refuse("CONFLICT", "shareGroupDeletedBefore") : closed;
				await recordAudit(tx, deletionRecord({ actor, group, closed: closed.value }));
				const types = await tx.prisma.creditType.findMany({ select: { id: true, nameInText: true } });
				const returned = closed.value.returned.map(({ creditTypeId, credits }) => {
					const nameInText = types.find(({ id }) => id === creditTypeId)?.nameInText ?? creditTypeId;
					return { creditTypeId, nameInText, credits };
				});
				return done({ status: closed.value.status, returned });
			},
		},
	);
}

/** What the audit log says of a deleted group. */
export function deletionRecord({
	actor,
	group,
	closed,
}: {
	actor: Actor;
	group: { id: string; name: string };
	closed: ClosedGroup;
}): AuditRecord {
	return {
		actor,
		organizationId: actor.organizationId,
		action: "share_group.deleted",
		subject: { type: "share_group", id: group.id },
		before: { name: group.name },
		after: { returned: closed.returned.map(({ creditTypeId, credits }) => `${creditTypeId}: ${credits}`) },
	};
}
