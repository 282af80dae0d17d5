import { recordAudits } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { closeShareGroupsOf } from "@/lib/ledger/movements/close-share-group.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { deletionRecord } from "./delete-share-group.ts";
import type { OpenGroup } from "./open-groups.ts";

/**
 * Deletes all open share groups of a user who is being removed, as they would themselves (product.md 26): what is free
 * returns to their own wallets, and the rest of what is on hold when it has settled. The user is locked, so they make
 * none in the meantime; `groups` are all that they have. The caller has authorised.
 */
export async function deleteOpenGroups(
	tx: Transaction,
	{
		actor,
		creatorId,
		groups,
		reason,
	}: { actor: Actor; creatorId: string; groups: readonly Pick<OpenGroup, "id" | "name">[]; reason: string },
): Promise<void> {
	if (groups.length === 0) return;
	const closed = await closeShareGroupsOf(tx, { creatorIds: [creatorId], actorId: actor.userId });
	await recordAudits(
		tx,
		groups.map((group) => {
			const outcome = closed.get(group.id);
			if (!outcome) throw new Error(`Share group ${group.id} was not open any more.`);
			return { ...deletionRecord({ actor, group, closed: outcome }), reason };
		}),
	);
}
