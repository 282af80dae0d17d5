import type { ShareGroupEntryKind } from "@/generated/prisma/enums.ts";
import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { inOwnGroup } from "../own-group.ts";
import type { EntryInput } from "../schema.ts";
import { explainAccess } from "../usable-groups.ts";

export interface RemovedEntry {
	readonly kind: ShareGroupEntryKind;
	/** The address or domain, or a service user's name. */
	readonly value: string;
	/** The entry that lets a removed address in all the same, such as its domain; null where it is out. */
	readonly stillLetInBy: string | null;
}

/**
 * Takes an address, a domain, a service user or a blocked address off the actor's group; it counts at once (product.md 19). No mail is
 * sent. An entry that is gone already is not found.
 */
export async function removeEntry(
	context: VerbContext,
	{ shareGroupId, entryId }: EntryInput,
): Promise<Result<RemovedEntry>> {
	return inOwnGroup(context, shareGroupId, async (tx) => {
		const { actor } = context;
		const entry = await tx.prisma.shareGroupEntry.findFirst({
			where: { id: entryId, shareGroupId, removedAt: null },
		});
		if (!entry) return refuse("NOT_FOUND", "entryNotFound");
		const { kind } = entry;
		const service = kind === "service_user" ? await findServiceUser(tx, entry.value) : null;
		const value = service?.name ?? entry.value;
		await tx.prisma.shareGroupEntry.update({
			where: { id: entryId },
			data: { removedAt: await tx.clock.now(tx.sql), removedById: actor.userId },
		});
		await recordAudit(tx, {
			actor,
			organizationId: actor.organizationId,
			action: kind === "blocked" ? "share_group.unblocked" : "share_group.member_removed",
			subject: { type: "share_group", id: shareGroupId },
			before: service ? { serviceUserId: service.id } : { entries: [value] },
		});
		const left = kind === "address" ? await explainAccess(tx.sql, { shareGroupId, address: value }) : null;
		return done({ kind, value, stillLetInBy: left?.access ? (left.by?.value ?? null) : null });
	});
}

function findServiceUser(tx: Transaction, email: string): Promise<{ id: string; name: string } | null> {
	return tx.prisma.user.findFirst({ where: { kind: "service", email }, select: { id: true, name: true } });
}
