import type { VerbContext } from "@/lib/actions/verb.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import { factsOfRefill, recordRefill } from "../record-refill.ts";
import type { RefillInput } from "../schema.ts";
import { changeOwnRefill } from "./change-own-refill.ts";

/** Takes a refill of the actor's away: nothing is ordered or shared any more. An order that isn't paid yet stays as it is. */
export async function removeRefill(context: VerbContext, { refillId }: RefillInput): Promise<Result<null>> {
	return changeOwnRefill(context, refillId, async (tx, refill) => {
		await tx.prisma.refill.update({
			where: { id: refillId },
			data: { removedAt: await tx.clock.now(tx.sql), version: { increment: 1 } },
		});
		await recordRefill(tx, refill, { what: "removed", actor: context.actor, before: factsOfRefill(refill) });
		return done(null);
	});
}
