import type { VerbContext } from "@/lib/actions/verb.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import { recordRefill } from "../record-refill.ts";
import type { RefillInput } from "../schema.ts";
import { storeEvent } from "../store-event.ts";
import { changeOwnRefill } from "./change-own-refill.ts";

/** Pauses a refill of the actor's until they go on with it. One that is paused already stays as it is. */
export async function pauseRefill(context: VerbContext, { refillId }: RefillInput): Promise<Result<null>> {
	return changeOwnRefill(context, refillId, async (tx, refill) => {
		if (refill.pausedBecause !== null) return done(null);
		const { actor } = context;
		await tx.prisma.refill.update({
			where: { id: refillId },
			data: { pausedBecause: "owner", pausedAt: await tx.clock.now(tx.sql), version: { increment: 1 } },
		});
		await storeEvent(tx, refill, { kind: "paused", because: "owner", byId: actor.userId });
		await recordRefill(tx, refill, { what: "paused", actor, after: { pausedBecause: "owner" } });
		return done(null);
	});
}
