import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { normalizeAddress } from "@/lib/text/addresses/match-keys.ts";
import { inOwnGroup } from "../own-group.ts";
import type { SpendOwnGroupInput } from "../schema.ts";

/**
 * The tick "I want to use these credits too": writes the entry for the actor's own address, or takes it away
 * (product.md 20). Done once or twice, it has one effect. No mail is sent.
 */
export async function spendOwnGroup(
	context: VerbContext,
	{ shareGroupId, spends }: SpendOwnGroupInput,
): Promise<Result<null>> {
	return inOwnGroup(context, shareGroupId, async (tx, group) => {
		const { actor } = context;
		// As it is now, under the lock: the right follows the address.
		const value = normalizeAddress(group.creator.email);
		if (!value) return refuse("INVALID", "ownAddressIsNone");
		const entry = { shareGroupId, kind: "address" as const, value };
		const stored = await tx.prisma.shareGroupEntry.findFirst({ where: { ...entry, removedAt: null } });
		if (Boolean(stored) === spends) return done(null);
		const now = await tx.clock.now(tx.sql);
		if (stored) {
			const removed = { removedAt: now, removedById: actor.userId };
			await tx.prisma.shareGroupEntry.update({ where: { id: stored.id }, data: removed });
		} else {
			const data = { ...entry, id: newId(), createdAt: now, createdById: actor.userId };
			await tx.prisma.shareGroupEntry.create({ data });
		}
		await recordAudit(tx, {
			actor,
			organizationId: actor.organizationId,
			action: spends ? "share_group.members_added" : "share_group.member_removed",
			subject: { type: "share_group", id: shareGroupId },
			[spends ? "after" : "before"]: { entries: [value] },
		});
		return done(null);
	});
}
