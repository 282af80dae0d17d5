import { type Result, refuse } from "@/lib/platform/refusal.ts";
import { type PaidRequest, payersKey } from "../paying/choose-payers.ts";
import { refusalToMoveCredits } from "../posting/refusal-to-move-credits.ts";
import { refusalToTakeKey } from "../requests/claim-keys.ts";
import type { PostingContext } from "../requests/post-once.ts";
import { performOne } from "../together/perform.ts";
import { type HeldOperation, HOLD_FAMILY, LONGEST_HOLD_MS } from "./hold-family.ts";
import type { Held } from "./hold-rows.ts";
import type { Charged, Purpose } from "./new-charge.ts";
import { PAYMENT_FAMILY, type PaidOperation } from "./payment-family.ts";

/** Credits to be set aside for something that is not final yet. */
export interface HoldRequest extends PaidRequest, Purpose {
	readonly key: string;
	readonly credits: bigint;
	/** How long the hold lives, by the database's clock: at most 30 days (product.md 33a). */
	readonly lifetimeMs: number;
}

/**
 * Sets credits aside: pins lots and pools (product.md 33), chosen as for a charge. Refused as a charge is; a refusal
 * for lack of credits is stored under the key.
 */
export async function placeHold(context: PostingContext, hold: HoldRequest): Promise<Result<Held>> {
	const { client, actorId } = context;
	const { key, userId, creditTypeId, credits, service, item, reference = null, pool = null, lifetimeMs } = hold;
	const malformed = refusalToMoveCredits(credits) ?? refusalToTakeKey(key) ?? refuseLifetime(lifetimeMs);
	if (malformed) return malformed;
	const shareGroupId = pool?.shareGroupId ?? null;
	const operation: PaidOperation = {
		family: PAYMENT_FAMILY,
		client,
		key,
		kind: "hold",
		body: { userId, creditTypeId, credits, service, item, reference, lifetimeMs, shareGroupId },
		actorId,
		userId,
		creditTypeId,
		pool,
		matter: payersKey({ userId, creditTypeId, pool }),
		credits,
		purpose: hold,
		lifetimeMs,
	};
	return performOne(context, operation);
}

/**
 * Charges what was held, or less: the rest is released. Held credits stay capturable although their lot has expired or
 * their pool's owner was suspended in the meantime, because that was decided when the hold was placed. Refused with
 * NOT_FOUND, INVALID, or CONFLICT where the hold is over or has fewer credits.
 */
export async function captureHold(
	context: PostingContext,
	{ key, holdId, credits }: { readonly key: string; readonly holdId: string; readonly credits: bigint },
): Promise<Result<Charged>> {
	const malformed = refusalToMoveCredits(credits) ?? refusalToTakeKey(key);
	if (malformed) return malformed;
	return performOne(context, operationOn(context, { key, kind: "capture", holdId, credits }, { holdId, credits }));
}

/** Releases everything held; what has expired in the meantime expires now. Refused where the hold is over. */
export async function releaseHold(
	context: PostingContext,
	{ key, holdId }: { readonly key: string; readonly holdId: string },
): Promise<Result<{ readonly released: bigint }>> {
	const malformed = refusalToTakeKey(key);
	if (malformed) return malformed;
	return performOne(context, operationOn(context, { key, kind: "release", holdId }, { holdId }));
}

/**
 * Lets a hold live for so long from now on, never shorter than before and at most 30 days from its placing (product.md
 * 33a). Refused with NOT_FOUND, INVALID, or CONFLICT where it is over, or where credits in it have expired.
 */
export async function extendHold(
	context: PostingContext,
	{ key, holdId, lifetimeMs }: { readonly key: string; readonly holdId: string; readonly lifetimeMs: number },
): Promise<Result<Held>> {
	const malformed = refusalToTakeKey(key) ?? refuseLifetime(lifetimeMs);
	if (malformed) return malformed;
	const operation = operationOn(context, { key, kind: "extension", holdId, lifetimeMs }, { holdId, lifetimeMs });
	// Extending it again changes what its row tells.
	return performOne(context, { ...operation, storesAnswer: true });
}

function operationOn(
	{ client, actorId }: PostingContext,
	more: Pick<HeldOperation, "key" | "kind" | "holdId"> & Partial<HeldOperation>,
	body: object,
): HeldOperation {
	return { family: HOLD_FAMILY, client, actorId, matter: more.holdId, credits: 0n, lifetimeMs: 0, ...more, body };
}

function refuseLifetime(lifetimeMs: number) {
	if (!(lifetimeMs > 0)) return refuse("INVALID", "holdLifetimeOver");
	return lifetimeMs > LONGEST_HOLD_MS ? refuse("INVALID", "holdTooLong") : null;
}
