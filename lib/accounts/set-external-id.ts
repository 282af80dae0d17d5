import { recordAudit } from "@/lib/audit/record-audit.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { lockKeys } from "@/lib/platform/database/row-lock.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";

/** Lets no two users get one id of the vendor's at once. Comes after mail addresses and before every other lock. */
export async function lockExternalId(tx: Transaction, externalId: string): Promise<void> {
	await lockKeys(tx.sql, "externalIds", [externalId]);
}

/** The vendor's own id names one user: why this one can't have it. Under `lockExternalId`. */
export async function refusalToTakeExternalId(
	tx: Transaction,
	{ externalId, userId = null }: { externalId: string; userId?: string | null },
): Promise<Refusal | null> {
	const holder = await tx.prisma.user.findUnique({ where: { externalId }, select: { id: true } });
	if (!holder || holder.id === userId) return null;
	return refuse("CONFLICT", "externalIdTaken", { externalId }, { field: "externalId" });
}

/** Gives a user the vendor's own id, or takes it away, with its audit row. The caller has authorised and locked. */
export async function setExternalId(
	tx: Transaction,
	{ actor, userId, externalId }: { actor: Actor; userId: string; externalId: string | null },
): Promise<Result<null>> {
	const { externalId: before } = await tx.prisma.user.findUniqueOrThrow({ where: { id: userId } });
	if (before === externalId) return done(null);
	const taken = externalId === null ? null : await refusalToTakeExternalId(tx, { externalId, userId });
	if (taken) return taken;
	await tx.prisma.user.update({ where: { id: userId }, data: { externalId, version: { increment: 1 } } });
	await recordAudit(tx, {
		actor,
		organizationId: actor.organizationId,
		action: "user.changed",
		subject: { type: "user", id: userId },
		before: { externalId: before },
		after: { externalId },
	});
	return done(null);
}
