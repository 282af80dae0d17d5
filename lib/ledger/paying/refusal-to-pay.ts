import { type Refusal, refuse } from "@/lib/platform/refusal.ts";
import { type Explanation, givesIfActive, type PoolExplained } from "./explanation.ts";

/**
 * Why the credits are missing: whose owner is suspended, which limit is reached, or simply too few. The explanation is in
 * its details (product.md 45).
 */
export function refusalToPay(explanation: Explanation): Refusal {
	const { needed, available, pools } = explanation;
	const details = { explanation };
	const active = pools.filter(({ isOwnerSuspended }) => !isOwnerSuspended);
	const inactive = pools.filter(({ isOwnerSuspended }) => isOwnerSuspended);
	const stopped = inactive.find(({ kind }) => kind === "wallet") ?? inactive[0];
	const others = inactive.reduce((sum, pool) => sum + givesIfActive(pool), 0n);
	if (stopped && (stopped.kind === "wallet" || available + others >= needed)) {
		return refuse("SUSPENDED", "payingUserSuspended", { name: stopped.ownerName }, { details });
	}
	const limited = active.find(({ inPool, gives }) => gives < inPool);
	const unlimited = active.reduce((sum, { inPool }) => sum + inPool, 0n);
	if (limited && unlimited >= needed) return refuseByLimit(explanation, limited);
	return refuse("INSUFFICIENT_CREDITS", "insufficientCredits", { needed, available }, { details });
}

/** The explanation that a refusal carries; null where it has none. */
export function explanationOf(refusal: Refusal): Explanation | null {
	const { details } = refusal;
	return typeof details === "object" && details !== null && "explanation" in details
		? (details.explanation as Explanation)
		: null;
}

/** The refusal names the limit, when it resets, and who can change it (product.md 24, 43). */
function refuseByLimit(
	explanation: Explanation,
	{ kind, name, ownerName: changedBy, limit: headroom }: PoolExplained,
): Refusal {
	if (!headroom) throw new Error("A pool without a limit gives what is in it.");
	const { limit, left, period, from, resetsAt, raisedUntil } = headroom;
	const { needed, available } = explanation;
	const amounts = { limit, left, needed, available };
	const values = { pool: kind, name, changedBy, from, ...amounts, ...(raisedUntil && { raisedUntil }) };
	const more = { details: { explanation } };
	return resetsAt === null
		? refuse("INSUFFICIENT_CREDITS", "limitUsedUp", values, more)
		: refuse("INSUFFICIENT_CREDITS", "limitReached", { ...values, period, resetsAt }, more);
}
