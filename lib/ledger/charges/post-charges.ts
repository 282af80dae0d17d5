import type { Refusal, Result } from "@/lib/platform/refusal.ts";
import { type PaidRequest, payersKey } from "../paying/choose-payers.ts";
import { refusalToMoveCredits } from "../posting/refusal-to-move-credits.ts";
import { refusalToTakeKey } from "../requests/claim-keys.ts";
import type { PostingContext } from "../requests/post-once.ts";
import type { Settled } from "../together/operation.ts";
import { perform, settle } from "../together/perform.ts";
import type { Charged, Purpose } from "./new-charge.ts";
import { PAYMENT_FAMILY, type PaidOperation } from "./payment-family.ts";

/** Credits to be used by a user for something, under the caller's idempotency key. */
export interface ChargeRequest extends PaidRequest, Purpose {
	readonly key: string;
	readonly credits: bigint;
}

export type ChargeOutcome = Result<Charged>;

/** A charge with its client and actor, so that the charges of many clients can be posted by one call. */
export type ClientCharge = ChargeRequest & Pick<PostingContext, "client" | "actorId">;

/**
 * Uses credits: each charge is all or nothing (product.md 28–31) and has its own answer, in the order given; they are
 * posted together with what others post at the same time. Refused with INSUFFICIENT_CREDITS (stored under the key),
 * SUSPENDED, NOT_FOUND, INVALID, or CONFLICT for a key that was used with another body. Throws where one failed
 * unexpectedly; the others are posted nevertheless, and their keys return their answers.
 */
export async function postCharges(
	context: PostingContext,
	charges: readonly ChargeRequest[],
): Promise<ChargeOutcome[]> {
	return perform(
		context,
		charges.map((charge) => operationOf(charge, context)),
	);
}

/** As `postCharges`, for charges of many clients; an unexpected failure is returned for its charge alone. */
export async function settleCharges(
	context: Pick<PostingContext, "db" | "clock">,
	charges: readonly ClientCharge[],
): Promise<Settled<Charged>[]> {
	return settle(
		context,
		charges.map((charge) => operationOf(charge, charge)),
	);
}

function operationOf(
	charge: ChargeRequest,
	{ client, actorId }: Pick<PostingContext, "client" | "actorId">,
): PaidOperation | Refusal {
	const malformed = refusalToMoveCredits(charge.credits) ?? refusalToTakeKey(charge.key);
	if (malformed) return malformed;
	const { key, userId, creditTypeId, credits, service, item, reference = null, pool = null } = charge;
	const shareGroupId = pool?.shareGroupId ?? null;
	return {
		family: PAYMENT_FAMILY,
		client,
		key,
		kind: "charge",
		body: { creditTypeId, credits, item, reference, service, shareGroupId, userId },
		actorId,
		userId,
		creditTypeId,
		pool,
		matter: payersKey({ userId, creditTypeId, pool }),
		credits,
		purpose: charge,
		lifetimeMs: null,
	};
}
