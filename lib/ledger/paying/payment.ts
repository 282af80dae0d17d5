import type { Sql } from "@/lib/platform/database/sql.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { compareLots, type Lot, least, type Part, spendable, sumOf, takeCredits } from "../posting/lots.ts";
import type { Posting } from "../posting/post.ts";
import { type GroupPool, readGroupPools } from "./group-access.ts";
import { type Headroom, type Member, type MemberLimits, readMemberLimits } from "./member-limits.ts";
import {
	accountsOf,
	byUserAndType,
	type Candidates,
	choosePayers,
	type PaidRequest,
	type Payers,
	type Pool,
	visitorsOf,
} from "./payers.ts";

/** Who pays for each request, decided under the locks of the accounts, and what limits leave. */
export interface DecidedPools<Request> {
	readonly payers: ReadonlyMap<Request, Payers>;
	readonly limits: MemberLimits;
}

/** How a charge or a hold is paid: parts of lots, pool after pool. */
export interface Payment {
	readonly parts: readonly Part[];
	/** When it was decided: it is posted then. */
	readonly at: Date;
	/** The address that lets the user into each share group that pays, by account. */
	readonly addresses: ReadonlyMap<string, string>;
}

/**
 * Decides again who pays, now that the accounts are locked: entries, limits and state of share groups change only under
 * those locks. Where an unlocked account would pay, the request has moved.
 */
export async function decidePools<Request extends PaidRequest>(
	sql: Sql,
	posting: Posting,
	{
		requests,
		candidates,
		accountIds,
	}: {
		readonly requests: readonly Request[];
		readonly candidates: Candidates;
		readonly accountIds: readonly string[];
	},
): Promise<DecidedPools<Request>> {
	const spenders = requests.flatMap(({ userId }) => candidates.users.get(userId) ?? []);
	const creditTypeIds = [...new Set(requests.map(({ creditTypeId }) => creditTypeId))];
	const groupPools = await readGroupPools(sql, { visitors: visitorsOf(new Set(spenders)), creditTypeIds });
	const decided = { ...candidates, groupPools: byUserAndType(groupPools) };
	const payers = new Map<Request, Payers>();
	for (const request of requests) {
		const chosen = choosePayers(request, decided);
		payers.set(request, accountsOf(chosen).every((id) => posting.has(id)) ? chosen : { state: "moved" });
	}
	const members = groupPools.filter(({ accountId }) => posting.has(accountId));
	const limits = await readMemberLimits(sql, { members, at: posting.instant(accountIds) });
	return { payers, limits };
}

/** What one pool can give to one user now. */
interface Offer {
	readonly pool: Pool;
	readonly lots: readonly Lot[];
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
	{ payers, limits }: { payers: Payers | undefined; limits: MemberLimits },
): Result<Payment> {
	if (payers?.state === "refused") return payers.refusal;
	const pools = payers?.state === "found" ? payers.pools : [];
	// A limit's day, week and month are those of the instant at which it was read.
	const isLimited = pools.some(({ group }) => group && limits.of(group));
	const at = (isLimited && limits.at) || posting.instant(accountsOf(payers));
	const offers = pools.map((pool) => offerOf(posting, pool, { limits, at }));
	const usable = inOrder(
		userId,
		offers.filter(({ pool }) => pool.owner.status === "active"),
		at,
	);
	const parts: Part[] = [];
	const addresses = new Map<string, string>();
	let missing = credits;
	for (const { pool, lots, available } of usable) {
		const given = least(available, missing);
		if (given === 0n) continue;
		parts.push(...(takeCredits(lots, given, at) ?? []));
		if (pool.group) addresses.set(pool.accountId, pool.group.address);
		missing -= given;
	}
	if (missing > 0n) return explainLack(offers, credits);
	const payment = { parts, at, addresses };
	for (const share of groupShares(payment, userId)) limits.count(share, share.credits);
	return done(payment);
}

function offerOf(posting: Posting, pool: Pool, { limits, at }: { limits: MemberLimits; at: Date }): Offer {
	const lots = posting.lotsOf(pool.accountId);
	const all = posting.available(pool.accountId, at);
	const headroom = pool.group && limits.of(pool.group);
	return { pool, lots, spendable: all, headroom, available: headroom ? least(all, headroom.left) : all };
}

/** Groups of others by their soonest-expiring lot, then the wallet, then the user's own groups likewise. */
function inOrder(userId: string, offers: readonly Offer[], at: Date): Offer[] {
	const rank = ({ pool }: Offer) => (pool.group === null ? 1 : pool.group.creatorId === userId ? 2 : 0);
	const first = ({ lots }: Offer) => lots.find((lot) => spendable(lot, at) > 0n);
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
	{ limit, period, left, startsAnew }: Headroom,
	{ needed, available }: { needed: bigint; available: bigint },
): Refusal {
	const values = { group, limit, left, needed, available };
	return startsAnew === null
		? refuse("INSUFFICIENT_CREDITS", "memberLimitUsedUp", values)
		: refuse("INSUFFICIENT_CREDITS", "memberLimitReached", { ...values, period, startsAnew });
}

/** What each share group gives, as its limits count it. */
export function groupShares(
	{ parts, addresses }: Pick<Payment, "parts" | "addresses">,
	userId: string,
): (Member & { readonly credits: bigint })[] {
	return [...addresses].map(([accountId, address]) => {
		const given = sumOf(parts.filter(({ lot }) => lot.accountId === accountId));
		return { accountId, userId, address, credits: given };
	});
}
