import type { HandoverOutcome } from "@/generated/prisma/enums.ts";
import type { AuditAction } from "@/lib/audit/audit-actions.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { enqueueMails } from "@/lib/outbox/enqueue-mail.ts";
import { findRecipients } from "@/lib/outbox/find-recipients.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import type { StoredHandover } from "./find-handovers.ts";

const ACTIONS = {
	accepted: "share_group.handed_over",
	declined: "share_group.handover_declined",
	withdrawn: "share_group.handover_withdrawn",
} as const satisfies Record<HandoverOutcome, AuditAction>;

/**
 * Closes an open offer under the lock of the group's creator, with its audit row. Of an answer its creator and the person
 * who offered it are told, unless they answer it themselves.
 */
export async function closeHandover(
	tx: Transaction,
	handover: StoredHandover,
	{ actor, outcome, after }: { readonly actor: Actor; readonly outcome: HandoverOutcome; readonly after?: Ended },
): Promise<void> {
	const { id, shareGroupId, fromId, toId, offeredById } = handover;
	const closedAt = await tx.clock.now(tx.sql);
	await tx.prisma.shareGroupHandover.update({ where: { id, outcome: null }, data: { outcome, closedAt } });
	await recordAudit(tx, {
		actor,
		organizationId: actor.organizationId,
		action: ACTIONS[outcome],
		subject: { type: "share_group", id: shareGroupId },
		...(outcome === "accepted" && { before: { userId: fromId } }),
		after: { userId: toId, ...after },
	});
	if (outcome === "withdrawn") return;
	const told = await findRecipients(
		tx,
		[fromId, offeredById].filter((userId) => userId !== actor.userId),
	);
	await enqueueMails(
		tx,
		[...told.values()].map((to) => ({ kind: "handover_answered", to, facts: { handoverId: id } })),
	);
}

/** What of the former creator's ended with the group's handing over. */
interface Ended {
	readonly refills: number;
	readonly alerts: number;
}
