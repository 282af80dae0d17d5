import { transact } from "@/lib/platform/database/transaction.ts";
import { type Result, refuse } from "@/lib/platform/refusal.ts";
import { Counts } from "../paying/counts.ts";
import { type PaidRequest, payersKey } from "../paying/payers.ts";
import { lockAccounts } from "../posting/lock.ts";
import { refuseCredits } from "../posting/refuse-credits.ts";
import { refuseKey } from "../requests/keys.ts";
import type { PostingContext } from "../requests/request.ts";
import { performOne } from "../together/perform.ts";
import { HELD, type HeldOperation, LONGEST_HOLD_MS, lookAtHolds } from "./held.ts";
import { type Held, readDueHolds } from "./hold-rows.ts";
import { PAID, type PaidOperation } from "./paid.ts";
import type { Charged, Purpose } from "./write-charges.ts";

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
	const malformed = refuseCredits(credits) ?? refuseKey(key) ?? refuseLifetime(lifetimeMs);
	if (malformed) return malformed;
	const shareGroupId = pool?.shareGroupId ?? null;
	const operation: PaidOperation = {
		family: PAID,
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
	const malformed = refuseCredits(credits) ?? refuseKey(key);
	if (malformed) return malformed;
	return performOne(context, operationOn(context, { key, kind: "capture", holdId, credits }, { holdId, credits }));
}

/** Releases everything held; what has expired in the meantime expires now. Refused where the hold is over. */
export async function releaseHold(
	context: PostingContext,
	{ key, holdId }: { readonly key: string; readonly holdId: string },
): Promise<Result<{ readonly released: bigint }>> {
	const malformed = refuseKey(key);
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
	const malformed = refuseKey(key) ?? refuseLifetime(lifetimeMs);
	if (malformed) return malformed;
	const operation = operationOn(context, { key, kind: "extension", holdId, lifetimeMs }, { holdId, lifetimeMs });
	// Extending it again changes what its row tells.
	return performOne(context, { ...operation, storesAnswer: true });
}

/** Ends the holds whose time is over, some in each transaction; those that others hold up are left out. Returns how many. */
export async function expireHolds({ db, clock }: Pick<PostingContext, "db" | "clock">): Promise<number> {
	let expired = 0;
	for (;;) {
		const ended = await transact(
			db,
			async (tx) => {
				const due = await readDueHolds(tx.sql, await tx.clock.now(tx.sql));
				const holds = await lookAtHolds(tx.sql, due);
				const idle = due.flatMap((id) => holds.pinnedBy(id)).map((id): [string, bigint] => [id, 0n]);
				const wanted = new Map(idle);
				const posting = await lockAccounts(tx, wanted.keys(), { wanted, skipLocked: true });
				const free = due.filter((id) => holds.pinnedBy(id).every((accountId) => posting.has(accountId)));
				const counts = new Counts();
				await holds.load(tx.sql, { posting, counts }, free);
				const count = free.filter((id) => holds.expire(id)).length;
				posting.expireLots();
				await Promise.all([posting.flush(), holds.write(tx.sql), counts.write(tx.sql)]);
				return count;
			},
			{ clock },
		);
		if (ended === 0) return expired;
		expired += ended;
	}
}

function operationOn(
	{ client, actorId }: PostingContext,
	more: Pick<HeldOperation, "key" | "kind" | "holdId"> & Partial<HeldOperation>,
	body: object,
): HeldOperation {
	return { family: HELD, client, actorId, matter: more.holdId, credits: 0n, lifetimeMs: 0, ...more, body };
}

function refuseLifetime(lifetimeMs: number) {
	if (!(lifetimeMs > 0)) return refuse("INVALID", "holdLifetimeOver");
	return lifetimeMs > LONGEST_HOLD_MS ? refuse("INVALID", "holdTooLong") : null;
}
