import { least } from "../posting/lot.ts";
import type { Pool } from "./choose-payers.ts";
import type { Headroom } from "./headroom.ts";

/**
 * Why a charge or a hold is paid as it is, or not at all (product.md 45): made by the decision itself. All amounts are
 * credits.
 */
export interface Explanation {
	readonly needed: bigint;
	/** What all pools together would give this person. */
	readonly available: bigint;
	/** In the order in which they pay; those of suspended owners, which don't, come last. */
	readonly pools: readonly PoolExplained[];
}

/** What one pool would give to one person, and why. */
export interface PoolExplained {
	readonly kind: "wallet" | "share_group";
	readonly accountId: string;
	/** Null where it is a wallet. */
	readonly shareGroupId: string | null;
	/** The share group's name, or that of the wallet's user. */
	readonly name: string;
	/** Whose credits these are, the wallet's user or the share group's creator: who can change the limit. */
	readonly ownerId: string;
	readonly ownerName: string;
	readonly isOwnerSuspended: boolean;
	/** What is in it that can be spent. */
	readonly inPool: bigint;
	/** What the limit leaves the person, where from, and when it resets; null without a limit. */
	readonly limit: Headroom | null;
	/** What it would give at most. */
	readonly gives: bigint;
	/** What it pays; 0 where the whole is refused. */
	readonly pays: bigint;
}

/** What one pool can give to one user now. All amounts are credits. */
export interface Offer {
	readonly pool: Pool;
	/** What is in it that can be spent. */
	readonly spendable: bigint;
	readonly headroom: Headroom | null;
	/** The lesser of the two. */
	readonly available: bigint;
}

/** Puts a decision into data: the offers in the order in which they pay, and what each of them pays, by account. */
export function explain(
	offers: readonly Offer[],
	{ needed, paid }: { readonly needed: bigint; readonly paid: ReadonlyMap<string, bigint> },
): Explanation {
	const pools = offers.map((offer) => explainPool(offer, paid));
	return { needed, available: pools.reduce((sum, { gives }) => sum + gives, 0n), pools };
}

function explainPool(
	{ pool: { accountId, owner, group }, spendable, headroom, available }: Offer,
	paid: ReadonlyMap<string, bigint>,
): PoolExplained {
	const isOwnerSuspended = owner.status !== "active";
	return {
		kind: group ? "share_group" : "wallet",
		accountId,
		shareGroupId: group?.shareGroupId ?? null,
		name: group?.name ?? owner.name,
		ownerId: owner.id,
		ownerName: owner.name,
		isOwnerSuspended,
		inPool: spendable,
		limit: headroom,
		gives: isOwnerSuspended ? 0n : available,
		pays: paid.get(accountId) ?? 0n,
	};
}

/** What the pool would give, were its owner active. */
export function givesIfActive({ inPool, limit }: Pick<PoolExplained, "inPool" | "limit">): bigint {
	return limit ? least(inPool, limit.left) : inPool;
}
