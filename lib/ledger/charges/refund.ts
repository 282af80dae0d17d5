import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { lotToReturnTo } from "../movements/return.ts";
import { type LedgerTransaction, loadLots, lockAccounts, lockUsers } from "../posting/lock.ts";
import { isExpired, type Lot, least, sumOf } from "../posting/lots.ts";
import type { Posting } from "../posting/post.ts";
import { refuseCredits } from "../posting/refuse-credits.ts";
import { once, type PostingContext } from "../requests/request.ts";
import {
	type ChargedPart,
	forgetUsage,
	type LockedCharge,
	lockCharge,
	type Refunded,
	readChargedParts,
	readChargeUser,
	readDeletedPools,
	readRefunded,
	writeRefunded,
} from "./refund-rows.ts";

/** How long after a lot's expiry credits that are refunded to it can still be used. */
const REFUND_VALIDITY_MS = 7 * 24 * 60 * 60_000;

/** How long after it was posted a charge can be cancelled. */
export const CANCELLATION_GRACE_MS = 15 * 60_000;

export interface RefundedCharge {
	readonly chargeId: string;
	/** Credits given back by this refund, and by all of the charge's refunds. */
	readonly refunded: bigint;
	readonly refundedInAll: bigint;
	/** The pools that got them, and their balance afterwards. */
	readonly pools: readonly { readonly accountId: string; readonly balanceAfter: bigint }[];
}

/**
 * Returns credits of a charge to the lots that they came from, last slice first; all that is left of it unless
 * `credits` is given (product.md 32). Refused with NOT_FOUND, or CONFLICT where fewer are left or it was cancelled.
 */
export async function refundCharge(
	{ actorId, ...context }: PostingContext,
	refund: { readonly key: string; readonly chargeId: string; readonly credits?: bigint; readonly reason?: string },
): Promise<Result<RefundedCharge>> {
	const { key, chargeId, credits = null, reason = null } = refund;
	const malformed = credits === null ? null : refuseCredits(credits);
	if (malformed) return malformed;
	return once(
		context,
		{ kind: "refund", key, body: { chargeId, credits, reason } },
		{
			lock: (tx) => lockUsersOfCharge(tx, chargeId, actorId),
			async post(tx): Promise<Result<RefundedCharge>> {
				const found = await lockForRefund(tx, chargeId);
				if (!found.ok) return found;
				const { charge } = found.value;
				const left = charge.charged - charge.refunded;
				const wanted = credits ?? left;
				if (wanted === 0n || wanted > left) return refuse("CONFLICT", "refundTooMuch", { left });
				const refunds = giveBack(found.value, { credits: wanted, actorId, reason });
				const { posting } = found.value;
				await posting.flush();
				const status = wanted === left ? "refunded" : "partly_refunded";
				await writeRefunded(tx.sql, charge, { status, refunds });
				return done(answer(posting, charge, refunds));
			},
		},
	);
}

/**
 * Cancels a charge within its grace period: all of it is refunded, and it disappears from rows, totals and charts,
 * though not from the ledger (product.md 32). Refused with NOT_FOUND, or CONFLICT where it is too late.
 */
export async function cancelCharge(
	{ actorId, ...context }: PostingContext,
	{
		key,
		chargeId,
		reason = null,
	}: { readonly key: string; readonly chargeId: string; readonly reason?: string | null },
): Promise<Result<RefundedCharge>> {
	return once(
		context,
		{ kind: "refund", key, body: { chargeId, cancel: true, reason } },
		{
			lock: (tx) => lockUsersOfCharge(tx, chargeId, actorId),
			async post(tx): Promise<Result<RefundedCharge>> {
				const found = await lockForRefund(tx, chargeId);
				if (!found.ok) return found;
				const { charge, posting, parts } = found.value;
				const at = posting.instant(parts.map(({ accountId }) => accountId));
				if (at.getTime() > charge.postedAt.getTime() + CANCELLATION_GRACE_MS) return refuse("CONFLICT", "graceOver");
				const credits = charge.charged - charge.refunded;
				const refunds = giveBack(found.value, { credits, actorId, reason });
				await posting.flush();
				await writeRefunded(tx.sql, charge, { status: "cancelled", refunds });
				await forgetUsage(tx.sql, charge.id);
				return done(answer(posting, charge, refunds));
			},
		},
	);
}

async function lockUsersOfCharge(tx: Transaction, chargeId: string, actorId: string | null) {
	return lockUsers(tx.sql, [await readChargeUser(tx.sql, chargeId), actorId]);
}

interface Refundable {
	readonly posting: Posting;
	readonly charge: LockedCharge;
	readonly parts: readonly ChargedPart[];
	/** Credits refunded so far, by transfer. */
	readonly refunded: ReadonlyMap<string, bigint>;
	/** Pools whose share group is deleted. */
	readonly deleted: ReadonlySet<string>;
}

async function lockForRefund(tx: LedgerTransaction, chargeId: string): Promise<Result<Refundable>> {
	const parts = await readChargedParts(tx.sql, chargeId);
	const accountIds = parts.map(({ accountId }) => accountId);
	const walletIds = parts.flatMap(({ creatorWalletId }) => creatorWalletId ?? []);
	const posting = await lockAccounts(tx, [...accountIds, ...walletIds]);
	const charge = await lockCharge(tx.sql, chargeId);
	if (!charge) return refuse("NOT_FOUND", "chargeNotFound");
	if (charge.status === "cancelled") return refuse("CONFLICT", "chargeCancelled");
	const refunded = await readRefunded(tx.sql, chargeId);
	const deleted = await readDeletedPools(tx.sql, accountIds);
	await loadLots(
		tx.sql,
		posting,
		parts.map(({ lotId }) => lotId),
	);
	return done({ posting, charge, parts, refunded, deleted });
}

/** Moves the credits back, in memory: the last part first, never more than is left of it. */
function giveBack(
	{ posting, charge, parts, refunded, deleted }: Refundable,
	{ credits, actorId, reason }: { credits: bigint; actorId: string | null; reason: string | null },
): Refunded[] {
	const refunds: Refunded[] = [];
	let missing = credits;
	for (const part of parts) {
		const given = least(part.credits - (refunded.get(part.transferId) ?? 0n), missing);
		if (given === 0n) continue;
		const to = lotToRefundTo(posting, part, deleted);
		const links = { chargeId: charge.id, reversesTransferId: part.transferId, userId: charge.userId, actorId, reason };
		posting.move({ kind: "refund", credits: given, from: "spent", to, ...links });
		refunds.push({ part, credits: given, accountId: to.accountId });
		missing -= given;
	}
	posting.expireLots();
	return refunds;
}

/** The lot that the credits came from; where it has expired or its share group is deleted, its replacement. */
function lotToRefundTo(posting: Posting, part: ChargedPart, deleted: ReadonlySet<string>): Lot {
	const lot = posting.lot(part.lotId);
	const accountId = (deleted.has(part.accountId) && part.creatorWalletId) || part.accountId;
	const at = posting.instant([lot.accountId, accountId]);
	const expiresAt = isExpired(lot, at) ? prolonged(part, at) : lot.expiresAt;
	const sameExpiry = expiresAt?.getTime() === lot.expiresAt?.getTime();
	if (accountId === lot.accountId && sameExpiry) return lot;
	return lotToReturnTo(posting, { lot: { ...lot, expiresAt }, walletId: accountId });
}

/** When the replacement of an expired lot expires; once even that is past, when the expired one did. */
function prolonged({ lotExpiresAt, firstExpiresAt }: ChargedPart, at: Date): Date | null {
	if (firstExpiresAt === null) return lotExpiresAt;
	const until = new Date(firstExpiresAt.getTime() + REFUND_VALIDITY_MS);
	return until > at ? until : lotExpiresAt;
}

function answer(posting: Posting, charge: LockedCharge, refunds: readonly Refunded[]): RefundedCharge {
	const refunded = sumOf(refunds);
	const accountIds = [...new Set(refunds.map(({ accountId }) => accountId))];
	return {
		chargeId: charge.id,
		refunded,
		refundedInAll: charge.refunded + refunded,
		pools: accountIds.map((accountId) => ({ accountId, balanceAfter: posting.account(accountId).balance })),
	};
}
