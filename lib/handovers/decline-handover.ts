import type { VerbContext } from "@/lib/actions/verb.ts";
import { reloadActor } from "@/lib/auth/actor.ts";
import { lockUserBesideCharges } from "@/lib/people/lock-users-to-change.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { closeHandover } from "./close-handover.ts";
import { findHandovers } from "./find-handovers.ts";
import type { HandoverInput } from "./schema.ts";

/** Says no to a share group that was offered to the actor: it stays its creator's, who is told. */
export async function declineHandover(
	{ actor: by, db, clock }: VerbContext,
	{ handoverId }: HandoverInput,
): Promise<Result<null>> {
	return transact(
		db,
		async (tx) => {
			const own = { id: handoverId, toId: by.userId };
			const found = await tx.prisma.shareGroupHandover.findFirst({ where: own });
			if (!found) return refuse("NOT_FOUND", "handoverNotFound");
			await lockUserBesideCharges(tx, found.fromId);
			const actor = await reloadActor(by, tx);
			if (!actor) return refuse("FORBIDDEN", "signedOut");
			const [handover] = await findHandovers(tx.prisma, own);
			if (!handover) return refuse("NOT_FOUND", "handoverNotFound");
			await closeHandover(tx, handover, { actor, outcome: "declined" });
			return done(null);
		},
		{ clock },
	);
}
