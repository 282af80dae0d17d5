import { done, type Result } from "@/lib/platform/refusal.ts";
import { compareLots, forgiveLast, type Lot, least, type Part, spendable } from "../posting/lot.ts";
import type { Posting } from "../posting/posting.ts";
import { accountsOf, type Payers, type Pool } from "./choose-payers.ts";
import { type Explanation, explain, type Offer } from "./explanation.ts";
import type { Headroom } from "./headroom.ts";
import type { Member, PoolLimits } from "./pool-limits.ts";
import type { GroupPool } from "./read-group-pools.ts";
import { refusalToPay } from "./refusal-to-pay.ts";

/** How a charge or a hold is paid: by one pool after the other, or by none where a subscription covers it. */
export interface Payment {
	readonly shares: readonly Share[];
	/** The subscription. */
	readonly coveredBy: string | null;
	/** When it was decided: it is posted then. */
	readonly at: Date;
}

/** What one pool pays, and parts of which lots: a slice (product.md 30). */
export interface Share {
	readonly accountId: string;
	readonly credits: bigint;
	readonly parts: readonly Part[];
	/** The share group's entry that lets the user in; null where a wallet pays. */
	readonly group: GroupPool | null;
}

/**
 * Which lots give the credits: pool after pool by rule 29 and within each by rule 28, each no more than its limit leaves
 * the user; all or nothing (product.md 30). Counts what it decides, so that the next charge of the batch
 * finds less left.
 */
export function decidePayment(
	posting: Posting,
	asked: Asked,
	{ payers, limits }: { payers: Payers; limits: PoolLimits },
): Result<Payment> {
	if (payers.state === "refused") return payers.refusal;
	const { offers, isLimited, shares, at, missing } = offerShares(posting, asked, { payers, limits });
	if (missing > 0n) return refusalToPay(explain(offers, { needed: asked.credits, paid: new Map() }));
	const counted = isLimited ? shares.map((share) => count(share, asked.userId, limits)) : shares;
	return done({ shares: counted, at, coveredBy: null });
}

/** As `decidePayment`, with what explains it; nothing is counted. Null where no pool pays. */
export function explainPayment(
	posting: Posting,
	asked: Asked,
	decided: { payers: Payers; limits: PoolLimits },
): Explanation | null {
	if (decided.payers.state === "refused" || decided.payers.state === "covered") return null;
	const { offers, shares, missing } = offerShares(posting, asked, decided);
	const paying = missing > 0n ? [] : shares;
	const paid = new Map(paying.map(({ accountId, credits }) => [accountId, credits]));
	return explain(offers, { needed: asked.credits, paid });
}

interface Asked {
	readonly userId: string;
	readonly credits: bigint;
}

type PoolShare = Share & { readonly pool: Pool };

/** What each pool offers, in the order in which they pay, and what is taken of it. Suspended owners' come last, for nothing. */
function offerShares(
	posting: Posting,
	{ userId, credits }: Asked,
	{ payers, limits }: { payers: Payers; limits: PoolLimits },
) {
	const pools = payers.state === "found" ? payers.pools : [];
	// A limit's day, week and month are those of the instant at which it was read.
	const headrooms = pools.map((pool) => (limits.at === null ? null : headroomIn(pool, userId, limits)));
	const isLimited = headrooms.some((headroom) => headroom !== null);
	const at = (isLimited && limits.at) || posting.instant(accountsOf(payers));
	const offers = pools.map((pool, index) => offerOf(posting, pool, { headroom: headrooms[index] ?? null, at }));
	const ordered = inOrder(posting, offers, { userId, at });
	const shares: PoolShare[] = [];
	let missing = credits;
	for (const { pool, available } of ordered) {
		if (pool.owner.status !== "active") continue;
		const given = least(available, missing);
		const parts = given > 0n && posting.take(pool.accountId, given, at);
		if (!parts) continue;
		shares.push({ accountId: pool.accountId, credits: given, parts, group: pool.group, pool });
		missing -= given;
	}
	return { offers: ordered, isLimited, shares, at, missing };
}

/** The user as the limits on a pool count them; null for its owner, who has none. */
export function memberOf({ accountId, owner, group }: Pool, userId: string): Member | null {
	return owner.id === userId ? null : { accountId, userId, address: group?.address ?? null };
}

function headroomIn(pool: Pool, userId: string, limits: PoolLimits): Headroom | null {
	const member = memberOf(pool, userId);
	return member && limits.of(member);
}

/** Counts a share for the limit on its pool. What only a raise allows are the last credits of it. */
function count({ pool, ...share }: PoolShare, userId: string, limits: PoolLimits): Share {
	const member = memberOf(pool, userId);
	const forgiven = member ? limits.count(member, share.credits) : 0n;
	return forgiven > 0n ? { ...share, parts: forgiveLast(share.parts, forgiven) } : share;
}

function offerOf(posting: Posting, pool: Pool, { headroom, at }: { headroom: Headroom | null; at: Date }): Offer {
	const all = posting.available(pool.accountId, at);
	return { pool, spendable: all, headroom, available: headroom ? least(all, headroom.left) : all };
}

/**
 * Groups of others by their soonest-expiring lot, then the wallet, then the user's own groups likewise; last those of
 * suspended owners.
 */
function inOrder(
	posting: Posting,
	offers: readonly Offer[],
	{ userId, at }: { userId: string; at: Date },
): readonly Offer[] {
	if (offers.length < 2) return offers;
	const rank = ({ pool: { group, owner } }: Offer) => {
		if (owner.status !== "active") return 3;
		return group === null ? 1 : group.creatorId === userId ? 2 : 0;
	};
	const first = ({ pool }: Offer) => posting.loadedLots(pool.accountId).find((lot) => spendable(lot, at) > 0n);
	return offers
		.map((offer) => ({ offer, rank: rank(offer), first: first(offer) }))
		.sort((one, other) => one.rank - other.rank || compareFirst(one.first, other.first))
		.map(({ offer }) => offer);
}

function compareFirst(one: Lot | undefined, other: Lot | undefined): number {
	if (!one || !other) return Number(one === undefined) - Number(other === undefined);
	return compareLots(one, other);
}
