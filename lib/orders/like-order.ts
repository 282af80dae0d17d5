import type { Database } from "@/lib/platform/database/db.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";

/**
 * For this long after an order, another of the same plan, by the same buyer for the same wallet, needs confirmation.
 */
const ASKED_FOR_MINUTES = 10;
const MINUTE_MS = 60_000;

/** An order of the same plan that the buyer placed a short while ago: is a second one meant? */
export interface LikeOrder {
	readonly id: string;
	readonly number: bigint;
	/** How long ago, in whole minutes. */
	readonly agoMinutes: number;
}

/** The buyer's latest order of a plan for this beneficiary within the last ten minutes that was neither cancelled nor refunded. */
export async function readLikeOrder(
	prisma: Database | Transaction["prisma"],
	{ buyerId, beneficiaryId, planId, now }: { buyerId: string; beneficiaryId: string; planId: string; now: Date },
): Promise<LikeOrder | null> {
	const order = await prisma.order.findFirst({
		where: {
			buyerId,
			beneficiaryId,
			planId,
			status: { in: ["pending", "paid"] },
			placedAt: { gt: new Date(now.getTime() - ASKED_FOR_MINUTES * MINUTE_MS) },
		},
		orderBy: { number: "desc" },
		select: { id: true, number: true, placedAt: true },
	});
	if (!order) return null;
	const agoMinutes = Math.max(0, Math.floor((now.getTime() - order.placedAt.getTime()) / MINUTE_MS));
	return { id: order.id, number: order.number, agoMinutes };
}
