import type { VerbContext } from "@/lib/actions/verb.ts";
import { reloadActor } from "@/lib/auth/actor.ts";
import { lockUserBesideCharges } from "@/lib/people/lock-users-to-change.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { closeHandover } from "./close-handover.ts";
import { findHandovers } from "./find-handovers.ts";
import { refusalToHandOver } from "./policy.ts";
import type { HandoverInput } from "./schema.ts";

/** Takes an offer back that isn't answered yet. Those who could make it may: the creator, or an administrator. */
export async function withdrawHandover(
	{ actor: by, db, clock }: VerbContext,
	{ handoverId }: HandoverInput,
): Promise<Result<null>> {
	return transact(
		db,
		async (tx) => {
			const found = await tx.prisma.shareGroupHandover.findUnique({ where: { id: handoverId } });
			if (!found) return refuse("NOT_FOUND", "handoverNotFound");
			await lockUserBesideCharges(tx, found.fromId);
			const actor = await reloadActor(by, tx);
			if (!actor) return refuse("FORBIDDEN", "signedOut");
			const [handover] = await findHandovers(tx.prisma, { id: handoverId });
			if (!handover) return refuse("NOT_FOUND", "handoverNotFound");
			const refusal = refusalToHandOver(actor, { status: "open", creator: handover.from });
			if (refusal) return refusal.code === "NOT_FOUND" ? refuse("NOT_FOUND", "handoverNotFound") : refusal;
			await closeHandover(tx, handover, { actor, outcome: "withdrawn" });
			return done(null);
		},
		{ clock },
	);
}
