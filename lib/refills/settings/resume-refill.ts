import type { VerbContext } from "@/lib/actions/verb.ts";
import { mayPurchase } from "@/lib/orders/policy.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { recordRefill } from "../record-refill.ts";
import type { ResumeRefillInput } from "../schema.ts";
import { storeEvent } from "../store-event.ts";
import { topUpOf } from "../stored-refill.ts";
import { changeOwnRefill } from "./change-own-refill.ts";
import { refusalToAccept, refusalToSetCeiling } from "./set-top-up.ts";

/**
 * Goes on with a refill of the actor's, whether they or the portal have paused it. A wallet's goes on with its pack as the
 * actor saw it, at a new price where it has one (product.md 55): refused where it has changed since (STALE), is not sold any
 * more (NOT_FOUND), or costs more than the ceiling (INVALID).
 */
export async function resumeRefill(context: VerbContext, { refillId, pack }: ResumeRefillInput): Promise<Result<null>> {
	const { actor } = context;
	return changeOwnRefill(context, refillId, async (tx, refill, owner) => {
		if (owner.creditOwnerId !== owner.id) return refuse("CONFLICT", "refillUsesAnothers");
		const topUp = topUpOf(refill);
		if (topUp) {
			if (!mayPurchase(actor)) return refuse("FORBIDDEN", "mayNotPurchase");
			if (pack?.planId !== topUp.planId) return refuse("STALE", "refillChangedMeanwhile");
			const refusal =
				(await refusalToAccept(tx, { actor, creditTypeId: refill.creditTypeId, pack })) ??
				refusalToSetCeiling({ ceiling: refill.ceiling, totalMinor: pack.totalMinor });
			if (refusal) return refusal;
			// A ceiling in another currency would be another one.
			if (pack.currency !== topUp.currency) return refuse("CONFLICT", "refillInOtherCurrency");
		}
		const isUnpaid = refill.order?.status === "pending";
		await tx.prisma.refill.update({
			where: { id: refillId },
			data: {
				...(topUp && pack),
				...(!isUnpaid && { orderId: null }),
				...{ pausedBecause: null, pausedAt: null, shortSince: null, version: { increment: 1 } },
				setAt: await tx.clock.now(tx.sql),
			},
		});
		await storeEvent(tx, refill, { kind: "resumed", byId: actor.userId });
		const price = topUp && pack && { total: pack.totalMinor, currency: pack.currency };
		await recordRefill(tx, refill, {
			what: "resumed",
			actor,
			before: { pausedBecause: refill.pausedBecause },
			after: { pausedBecause: null, ...price },
		});
		return done(null);
	});
}
