import type { AuditAction } from "@/lib/audit/audit-actions.ts";
import { type AuditRecord, recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { type StoredRefill, topUpOf } from "./stored-refill.ts";

type What = "set" | "paused" | "resumed" | "removed" | "done";

const ACTIONS = {
	top_up: {
		set: "user.refill_set",
		paused: "user.refill_paused",
		resumed: "user.refill_resumed",
		removed: "user.refill_removed",
		done: "user.refilled",
	},
	share_group: {
		set: "share_group.refill_set",
		paused: "share_group.refill_paused",
		resumed: "share_group.refill_resumed",
		removed: "share_group.refill_removed",
		done: "share_group.refilled",
	},
} as const satisfies Record<StoredRefill["kind"], Record<What, AuditAction>>;

interface RefillChange {
	readonly what: What;
	/** Null for what the portal did by the clock. */
	readonly actor: Actor | null;
	readonly before?: AuditRecord["before"];
	readonly after?: AuditRecord["after"];
}

/** What became of a refill, in the log of its owner's organization. */
export async function recordRefill(
	tx: Transaction,
	{ kind, userId, shareGroupId, creditTypeId }: StoredRefill,
	{ what, actor, before, after }: RefillChange,
): Promise<void> {
	const { organizationId } = await tx.prisma.user.findUniqueOrThrow({
		where: { id: userId },
		select: { organizationId: true },
	});
	await recordAudit(tx, {
		actor,
		organizationId,
		action: ACTIONS[kind][what],
		subject: shareGroupId ? { type: "share_group", id: shareGroupId } : { type: "user", id: userId },
		...(before && { before }),
		after: { creditType: creditTypeId, ...after },
	});
}

/** What was set, as the audit log keeps it. */
export function factsOfRefill(refill: StoredRefill): NonNullable<AuditRecord["after"]> {
	const { threshold, ceiling, credits } = refill;
	const topUp = topUpOf(refill);
	if (!topUp) return { threshold, credits, ceilingCredits: ceiling };
	const { plan, totalMinor: total, currency, gateway } = topUp;
	return { threshold, plan, total, ceilingMinor: ceiling, currency, gateway };
}
