import { unlessBusy } from "@/lib/platform/database/busy.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { giveBackUse } from "../paying/member-limits.ts";
import { accountsOf, lockPayers, type PaidRequest } from "../paying/payers.ts";
import { decidePayment, decidePools, groupShares, type Payment } from "../paying/payment.ts";
import { type LedgerTransaction, lockAccounts, lockUsers } from "../posting/lock.ts";
import { least, type Part } from "../posting/lots.ts";
import type { Posting } from "../posting/post.ts";
import { refuseCredits } from "../posting/refuse-credits.ts";
import { once, type PostingContext } from "../requests/request.ts";
import { type Charged, chargedOf } from "./charge.ts";
import {
	closeHold,
	insertHold,
	type LockedHold,
	lockHold,
	readDueHolds,
	readHoldSlices,
	readHoldUser,
} from "./hold-rows.ts";
import { debit, type Purpose, writeCharges } from "./write-charges.ts";

/** Credits to be set aside for something that is not final yet. */
export interface HoldRequest extends PaidRequest, Purpose {
	readonly key: string;
	readonly credits: bigint;
	/** How long the hold lives, by the database's clock. */
	readonly lifetimeMs: number;
}

export interface Held {
	readonly holdId: string;
	readonly credits: bigint;
	readonly expiresAt: Date;
}

/**
 * Sets credits aside: pins lots and pools (product.md 33), chosen as for a charge. Refused as a charge is; a refusal
 * for lack of credits is stored under the key.
 */
export async function placeHold(
	{ actorId, ...context }: PostingContext,
	{ key, ...request }: HoldRequest,
): Promise<Result<Held>> {
	const malformed = refuseCredits(request.credits);
	if (malformed) return malformed;
	if (!(request.lifetimeMs > 0)) return refuse("INVALID", "holdLifetimeOver");
	const shareGroupId = request.pool?.shareGroupId ?? null;
	const asked = { ...request, actorId };
	const body = { ...request, pool: undefined, reference: request.reference ?? null, shareGroupId };
	return once(
		context,
		{ kind: "hold", key, body },
		{
			async lock(tx) {
				const locked = await lockPayers(tx.sql, [asked]);
				return locked.payers.get(asked)?.state === "moved" ? null : locked;
			},
			async post(tx, locked): Promise<Result<Held> | null> {
				const accountIds = accountsOf(locked.payers.get(asked));
				const posting = await lockAccounts(tx, accountIds);
				const { payers, limits } = await decidePools(tx.sql, posting, {
					requests: [asked],
					candidates: locked.candidates,
					accountIds,
				});
				const decided = payers.get(asked);
				if (decided?.state === "moved") return null;
				const payment = decidePayment(posting, request, { payers: decided, limits });
				if (!payment.ok) return payment;
				for (const { lot, credits } of payment.value.parts) posting.hold(lot, credits);
				const placedAt = payment.value.at;
				const expiresAt = new Date(placedAt.getTime() + request.lifetimeMs);
				await posting.flush();
				const hold = { ...request, id: newId(), placedAt, expiresAt };
				await insertHold(tx.sql, hold, payment.value);
				return done({ holdId: hold.id, credits: hold.credits, expiresAt });
			},
		},
	);
}

/**
 * Charges what was held, or less: the rest is released. Held credits stay capturable although their lot has expired or
 * their pool's owner was suspended in the meantime, because that was decided when the hold was placed. Refused with
 * NOT_FOUND, INVALID, or CONFLICT where the hold is over or has fewer credits.
 */
export async function captureHold(
	{ actorId, ...context }: PostingContext,
	{ key, holdId, credits }: { readonly key: string; readonly holdId: string; readonly credits: bigint },
): Promise<Result<Charged>> {
	const malformed = refuseCredits(credits);
	if (malformed) return malformed;
	return once(
		context,
		{ kind: "capture", key, body: { holdId, credits } },
		{
			async lock(tx) {
				const userId = await readHoldUser(tx.sql, holdId);
				return lockUsers(tx.sql, [userId, actorId]);
			},
			async post(tx): Promise<Result<Charged>> {
				const held = await lockOpenHold(tx, holdId);
				if (!held.ok) return held;
				const { posting, hold, parts, addresses, at } = held.value;
				if (hold.expiresAt <= at) return refuse("CONFLICT", "holdIsOver");
				if (credits > hold.credits) return refuse("CONFLICT", "captureTooMuch", { held: hold.credits });
				const { captured, rest } = split(parts, credits);
				const charge = debit(posting, { parts: captured, addresses, at }, { purpose: hold, actorId, holdId });
				for (const part of rest) posting.unhold(part.lot, part.credits);
				posting.expireLots();
				await writeCharges(tx.sql, posting, [charge]);
				await giveBackHeld(tx, hold, { parts: rest, addresses });
				await closeHold(tx.sql, { holdId, status: "captured", captured: credits, at });
				return done(chargedOf(charge));
			},
		},
	);
}

/** Releases everything held; what has expired in the meantime goes to *expired*. Refused where the hold is over. */
export async function releaseHold(
	context: PostingContext,
	{ key, holdId }: { readonly key: string; readonly holdId: string },
): Promise<Result<{ readonly released: bigint }>> {
	return once(
		context,
		{ kind: "release", key, body: { holdId } },
		{
			// No newly written row names a user.
			lock: async () => true,
			async post(tx): Promise<Result<{ readonly released: bigint }>> {
				const held = await lockOpenHold(tx, holdId);
				if (!held.ok) return held;
				if (held.value.hold.expiresAt <= held.value.at) return refuse("CONFLICT", "holdIsOver");
				await free(tx, held.value, "released");
				return done({ released: held.value.hold.credits });
			},
		},
	);
}

/** Ends the holds whose time is over, each in its own transaction. Returns how many. */
export async function expireHolds({ db, clock }: Pick<PostingContext, "db" | "clock">): Promise<number> {
	let expired = 0;
	const heldUp = new Set<string>();
	const expire = async (tx: Transaction, holdId: string) => {
		const held = await lockOpenHold(tx, holdId);
		// Another transaction captured or released it in the meantime.
		if (!held.ok) return false;
		await free(tx, held.value, "expired");
		return true;
	};
	for (;;) {
		const found = await transact(db, async (tx) => readDueHolds(tx.sql, await tx.clock.now(tx.sql)), { clock });
		const due = found.filter((id) => !heldUp.has(id));
		if (due.length === 0) return expired;
		for (const holdId of due) {
			const isDone = await unlessBusy(async () => {
				if (await transact(db, (tx) => expire(tx, holdId), { clock })) expired += 1;
			});
			if (!isDone) heldUp.add(holdId);
		}
	}
}

interface OpenHold {
	readonly posting: Posting;
	readonly hold: LockedHold;
	/** What it holds, in the order in which it is captured. */
	readonly parts: readonly Part[];
	readonly addresses: Payment["addresses"];
	readonly at: Date;
}

async function lockOpenHold(tx: LedgerTransaction, holdId: string): Promise<Result<OpenHold>> {
	const slices = await readHoldSlices(tx.sql, holdId);
	if (slices.length === 0) return refuse("NOT_FOUND", "holdNotFound");
	const accountIds = slices.map(({ accountId }) => accountId);
	const posting = await lockAccounts(tx, accountIds);
	const hold = await lockHold(tx.sql, holdId);
	if (hold?.status !== "open") return refuse("CONFLICT", "holdIsOver");
	const parts = slices.map(({ lotId, credits }) => ({ lot: posting.lot(lotId), credits }));
	const addresses = new Map(
		slices.flatMap(({ accountId, address }): [string, string][] => (address === null ? [] : [[accountId, address]])),
	);
	return done({ posting, hold, parts, addresses, at: posting.instant(accountIds) });
}

async function free(
	tx: LedgerTransaction,
	{ posting, hold, parts, addresses, at }: OpenHold,
	status: "released" | "expired",
): Promise<void> {
	for (const { lot, credits } of parts) posting.unhold(lot, credits);
	posting.expireLots();
	await posting.flush();
	await giveBackHeld(tx, hold, { parts, addresses });
	await closeHold(tx.sql, { holdId: hold.id, status, captured: 0n, at });
}

/** What is not captured no longer counts for a member's limit, in the period in which it was set aside. */
async function giveBackHeld(
	tx: LedgerTransaction,
	{ userId, placedAt }: LockedHold,
	given: Pick<Payment, "parts" | "addresses">,
): Promise<void> {
	const shares = groupShares(given, userId).filter(({ credits }) => credits > 0n);
	await giveBackUse(
		tx.sql,
		shares.map((share) => ({ ...share, at: placedAt })),
	);
}

/** The first `credits` of these parts, and what is left of them. */
function split(parts: readonly Part[], credits: bigint): { captured: Part[]; rest: Part[] } {
	const captured: Part[] = [];
	const rest: Part[] = [];
	let missing = credits;
	for (const { lot, credits: held } of parts) {
		const taken = least(held, missing);
		if (taken > 0n) captured.push({ lot, credits: taken });
		if (held > taken) rest.push({ lot, credits: held - taken });
		missing -= taken;
	}
	return { captured, rest };
}
