import type { OrderStatus, RefillPause, ShareGroupStatus } from "@/generated/prisma/enums.ts";

/** Why the portal itself pauses a refill. */
export type StopReason = Exclude<RefillPause, "owner">;

/**
 * What a refill does now (product.md 55). `stop`: it pauses, until its owner goes on with it; `wait`: for its last order;
 * `rest`: it does nothing, and goes on by itself; `ceiling` and `short`: more than its ceiling, or than the wallet has, would
 * be needed, so nothing moves.
 */
export type NextStep =
	| { readonly kind: "stop"; readonly why: StopReason }
	| { readonly kind: "rest"; readonly why: "suspended" | "orders_of_day" }
	| { readonly kind: "wait" | "enough" | "ceiling" | "short" | "refill" };

/** A pack at what it costs. */
export interface PackTerms {
	readonly totalMinor: bigint;
	readonly credits: bigint;
	readonly validityMonths: number;
	readonly currency: string;
}

export interface TopUpFacts {
	/** Neither the owner nor their organization is suspended. */
	readonly isActive: boolean;
	readonly isOwnOwner: boolean;
	readonly mayPurchase: boolean;
	readonly hasBilling: boolean;
	readonly isPaymentOffered: boolean;
	readonly isRetired: boolean;
	/** Of the last order that it placed; null where there is none, or the owner has gone on since it was cancelled. */
	readonly orderStatus: OrderStatus | null;
	readonly accepted: PackTerms;
	/** The pack as it is sold now; null where it isn't. */
	readonly sold: PackTerms | null;
	/** What charges could use now. */
	readonly available: bigint;
	readonly threshold: bigint;
	/** Of this month, in the currency's minor unit. */
	readonly ordered: bigint;
	readonly ceiling: bigint;
	readonly hasOrderedEnough: boolean;
}

export function nextTopUpStep(facts: TopUpFacts): NextStep {
	const { accepted, sold, orderStatus, ordered, ceiling } = facts;
	if (!facts.isActive) return { kind: "rest", why: "suspended" };
	const why = reasonToStop(facts);
	if (why) return { kind: "stop", why };
	if (orderStatus === "pending") return { kind: "wait" };
	if (facts.available >= facts.threshold) return { kind: "enough" };
	if (facts.hasOrderedEnough) return { kind: "rest", why: "orders_of_day" };
	return { kind: ordered + (sold ?? accepted).totalMinor > ceiling ? "ceiling" : "refill" };
}

function reasonToStop({ accepted, sold, orderStatus, ...facts }: TopUpFacts): StopReason | null {
	if (orderStatus === "cancelled") return "order_cancelled";
	if (!facts.isOwnOwner) return "credit_user";
	if (!facts.mayPurchase) return "not_allowed";
	if (facts.isRetired) return "retired";
	if (!sold) return "not_on_sale";
	if (sold.currency !== accepted.currency) return "currency_changed";
	if (isDearer(sold, accepted)) return "dearer";
	if (!facts.isPaymentOffered) return "payment";
	return facts.hasBilling ? null : "billing";
}

/** Costs more, or brings less for it: fewer credits, or credits that expire sooner. */
function isDearer(sold: PackTerms, accepted: PackTerms): boolean {
	const brings = sold.credits < accepted.credits || sold.validityMonths < accepted.validityMonths;
	return brings || sold.totalMinor > accepted.totalMinor;
}

export interface GroupFacts {
	/** Neither the creator nor their organization is suspended. */
	readonly isActive: boolean;
	readonly isOwnOwner: boolean;
	/** Whether its credit type was retired after its creator last set it or went on with it. */
	readonly isRetired: boolean;
	readonly status: ShareGroupStatus;
	/** What can be used of the group now. */
	readonly available: bigint;
	readonly threshold: bigint;
	readonly credits: bigint;
	/** What the creator's wallet has that can be shared (product.md 17). */
	readonly shareable: bigint;
	/** Of this month, in credits. */
	readonly shared: bigint;
	readonly ceiling: bigint;
}

export function nextGroupStep(facts: GroupFacts): NextStep {
	const { credits, shared, ceiling } = facts;
	if (!facts.isActive) return { kind: "rest", why: "suspended" };
	if (!facts.isOwnOwner) return { kind: "stop", why: "credit_user" };
	if (facts.status === "open" && facts.isRetired) return { kind: "stop", why: "retired" };
	if (facts.status !== "open" || facts.available >= facts.threshold) return { kind: "enough" };
	if (shared + credits > ceiling) return { kind: "ceiling" };
	return { kind: facts.shareable < credits ? "short" : "refill" };
}
