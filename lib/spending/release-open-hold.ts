import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { releaseHold } from "@/lib/ledger/charges/place-hold.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { refusalToReleaseHolds } from "./policy.ts";
import type { ReleaseOpenHoldInput } from "./schema.ts";

/**
 * Releases a hold for which nobody comes back any more, with a reason (product.md 57): its credits can be spent again, and
 * a capture of it is refused from now on. For the operator alone (NOT_FOUND for others); CONFLICT where it is over.
 */
export async function releaseOpenHold(
	{ actor, db, clock }: VerbContext,
	{ holdId, reason }: ReleaseOpenHoldInput,
): Promise<Result<{ released: bigint }>> {
	const refusal = refusalToReleaseHolds(actor);
	if (refusal) return refusal;
	return transact(
		db,
		async (tx) => {
			const hold = await tx.prisma.hold.findFirst({ where: { id: holdId } });
			if (!hold) return refuse("NOT_FOUND", "holdNotFound");
			const client = `user:${actor.userId}`;
			const released = await releaseHold({ db: tx, clock, client, actorId: actor.userId }, { key: newId(), holdId });
			if (!released.ok) return released;
			const { organizationId } = await tx.prisma.user.findUniqueOrThrow({ where: { id: hold.userId } });
			const { userId, service, item, creditTypeId } = hold;
			await recordAudit(tx, {
				actor,
				organizationId,
				action: "hold.released",
				subject: { type: "user", id: userId },
				before: { service, item, credits: `${creditTypeId}: ${released.value.released}` },
				reason,
			});
			return done(released.value);
		},
		{ clock },
	);
}
