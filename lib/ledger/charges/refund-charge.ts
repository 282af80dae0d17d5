import type { Result } from "@/lib/platform/refusal.ts";
import { refusalToMoveCredits } from "../posting/refusal-to-move-credits.ts";
import { refusalToTakeKey } from "../requests/claim-keys.ts";
import type { PostingContext } from "../requests/post-once.ts";
import { performOne } from "../together/perform.ts";
import type { GivenBackOperation, RefundedCharge } from "./recall-refunds.ts";
import { REFUND_FAMILY } from "./refund-family.ts";

/**
 * Returns credits of a charge to the lots that they came from, last slice first; all that is left of it unless
 * `credits` is given (product.md 32). Refused with NOT_FOUND, or CONFLICT where fewer are left or it was cancelled.
 */
export async function refundCharge(
	context: PostingContext,
	refund: { readonly key: string; readonly chargeId: string; readonly credits?: bigint; readonly reason?: string },
): Promise<Result<RefundedCharge>> {
	const { key, chargeId, credits = null, reason = null } = refund;
	const malformed = (credits === null ? null : refusalToMoveCredits(credits)) ?? refusalToTakeKey(key);
	if (malformed) return malformed;
	const body = { chargeId, credits, reason };
	return performOne(context, operationOn(context, { key, kind: "refund", ...body }, body));
}

/**
 * Cancels a charge within its grace period: all of it is given back, and it disappears from usage rows, totals and
 * charts, though not from the ledger (product.md 32, 32a). Refused with NOT_FOUND, or CONFLICT where it is too late, or
 * where something was refunded before.
 */
export async function cancelCharge(
	context: PostingContext,
	cancellation: { readonly key: string; readonly chargeId: string; readonly reason?: string | null },
): Promise<Result<RefundedCharge>> {
	const { key, chargeId, reason = null } = cancellation;
	const malformed = refusalToTakeKey(key);
	if (malformed) return malformed;
	const asked = { key, kind: "cancellation", chargeId, credits: null, reason } as const;
	return performOne(context, operationOn(context, asked, { chargeId, reason }));
}

function operationOn(
	{ client, actorId }: PostingContext,
	asked: Pick<GivenBackOperation, "key" | "kind" | "chargeId" | "credits" | "reason">,
	body: object,
): GivenBackOperation {
	return { family: REFUND_FAMILY, client, actorId, matter: asked.chargeId, ...asked, body };
}
