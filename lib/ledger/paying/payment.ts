import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { compareLots, type Lot, least, type Part, spendable } from "../posting/lots.ts";
import type { Posting } from "../posting/post.ts";
import type { GroupPool } from "./group-access.ts";
import type { Headroom, MemberLimits } from "./member-limits.ts";
import { accountsOf, type Payers, type Pool } from "./payers.ts";

/** How a charge or a hold is paid: by one pool after the other. */
export interface Payment {
	readonly shares: readonly Share[];
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

/** What one pool can give to one user now. */
interface Offer {
	readonly pool: Pool;
	/** Credits in it that can be spent. */
	readonly spendable: bigint;
	readonly headroom: Headroom | null;
	/** The lesser of the two. */
	readonly available: bigint;
}

/**
 * Which lots give the credits: pool after pool by rule 29 and within each by rule 28, a share group no more than the
 * limit leaves the member; all or nothing (product.md 30). Counts what it decides, so that the next charge of the batch
 * finds less left.
 */
export function decidePayment(
	posting: Posting,
	{ userId, credits }: { readonly userId: string; readonly credits: bigint },
	{ payers, limits }: { payers: Payers; limits: MemberLimits },
): Result<Payment> {
	if (payers.state === "refused") return payers.refusal;
	const pools = payers.state === "found" ? payers.pools : [];
	// A limit's day, week and month are those of the instant at which it was read.
	const isLimited = limits.at !== null && pools.some(({ group }) => group && limits.of(group));
	const at = (isLimited && limits.at) || posting.instant(accountsOf(payers));
	const offers = pools.map((pool) => offerOf(posting, pool, { limits, at }));
	const usable = offers.filter(({ pool }) => pool.owner.status === "active");
	const shares: Share[] = [];
	let missing = credits;
	for (const { pool, available } of inOrder(posting, usable, { userId, at })) {
		const given = least(available, missing);
		const parts = given > 0n && posting.take(pool.accountId, given, at);
		if (!parts) continue;
		shares.push({ accountId: pool.accountId, credits: given, parts, group: pool.group });
		missing -= given;
	}
	if (missing > 0n) return explainLack(offers, credits);
	for (const { group, credits: given } of shares) if (group) limits.count(group, given);
	return done({ shares, at });
}

function offerOf(posting: Posting, pool: Pool, { limits, at }: { limits: MemberLimits; at: Date }): Offer {
	const all = posting.available(pool.accountId, at);
	const headroom = pool.group && limits.of(pool.group);
	return { pool, spendable: all, headroom, available: headroom ? least(all, headroom.left) : all };
}

/** Groups of others by their soonest-expiring lot, then the wallet, then the user's own groups likewise. */
function inOrder(
	posting: Posting,
	offers: readonly Offer[],
	{ userId, at }: { userId: string; at: Date },
): readonly Offer[] {
	if (offers.length < 2) return offers;
	const rank = ({ pool }: Offer) => (pool.group === null ? 1 : pool.group.creatorId === userId ? 2 : 0);
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

/** Why the credits are missing: whose owner is suspended, which limit is reached, or simply too few. */
function explainLack(offers: readonly Offer[], needed: bigint): Refusal {
	const active = offers.filter(({ pool }) => pool.owner.status === "active");
	const inactive = offers.filter(({ pool }) => pool.owner.status !== "active");
	const available = active.reduce((sum, offer) => sum + offer.available, 0n);
	const stopped = inactive.find(({ pool }) => pool.group === null) ?? inactive[0];
	const others = inactive.reduce((sum, offer) => sum + offer.available, 0n);
	if (stopped && (stopped.pool.group === null || available + others >= needed)) {
		return refuse("SUSPENDED", "payingUserSuspended", { name: stopped.pool.owner.name });
	}
	const limited = active.find(({ headroom, spendable: all }) => headroom && headroom.left < all);
	const unlimited = active.reduce((sum, offer) => sum + offer.spendable, 0n);
	if (limited?.headroom && limited.pool.group && unlimited >= needed) {
		return refuseByLimit(limited.pool.group, limited.headroom, { needed, available });
	}
	return refuse("INSUFFICIENT_CREDITS", "insufficientCredits", { needed, available });
}

/** The refusal names the limit and when it resets (product.md 24). */
function refuseByLimit(
	{ name: group }: GroupPool,
	{ limit, period, left, resetsAt }: Headroom,
	{ needed, available }: { needed: bigint; available: bigint },
): Refusal {
	const values = { group, limit, left, needed, available };
	// Answers that were stored earlier have `startsAnew`, which the sentence reads.
	return resetsAt === null
		? refuse("INSUFFICIENT_CREDITS", "memberLimitUsedUp", values)
		: refuse("INSUFFICIENT_CREDITS", "memberLimitReached", { ...values, period, startsAnew: resetsAt });
}
