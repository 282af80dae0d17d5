import type { LimitPeriod } from "@/generated/prisma/enums.ts";

/** Where a limit comes from: what each person may use, one person's own, or a raise that ends (product.md 43, 44). */
export type LimitFrom = "default" | "exception" | "raise";

/** One layer of what a person may use of a pool, as of an instant. All amounts are credits. */
export interface LimitLayer {
	readonly from: LimitFrom;
	readonly credits: bigint;
	readonly period: LimitPeriod;
	/** What counts for it in the current period. Of what was used under a raise, all counts for a raise alone. */
	readonly used: bigint;
	/** When its period ends; null where it is in total. */
	readonly resetsAt: Date | null;
	/** A raise's last day, in the deployment's time zone, and when that ends; null for the layers below it. */
	readonly until: string | null;
	readonly endsAt: Date | null;
	/** When its current period began, a day of the deployment; `-infinity` where it is in total. */
	readonly since: string;
	/** From which share of it on the person is warned, and whether the person who set it is told too (product.md 45). */
	readonly warnPercent: number;
	readonly tellsSetter: boolean;
	readonly setById: string;
}

/** A person's limit on a pool: what stands, and the raise above it, if there is one. */
export interface Standing {
	readonly base: LimitLayer;
	readonly raise: LimitLayer | null;
}

/** What a limit leaves a person of a pool now (product.md 24, 43, 44). */
export interface Headroom {
	readonly limit: bigint;
	readonly period: LimitPeriod;
	/** Credits that the person has used and holds in the current period, less what was given back. */
	readonly used: bigint;
	/** Credits that the person may still use, never below zero: a lowered limit takes nothing back. */
	readonly left: bigint;
	/** The next time at which it may leave more; null where it never does by itself. */
	readonly resetsAt: Date | null;
	readonly from: LimitFrom;
	/** The raise's last day, in the deployment's time zone: 2026-12-31. And its last instant. */
	readonly until: string | null;
	readonly raisedUntil: Date | null;
}

/** What leaves the most counts: a raise never leaves less than what stands below it. */
function layerOf({ base, raise }: Standing): LimitLayer {
	return raise && leftOf(raise) >= leftOf(base) ? raise : base;
}

export function headroomOf(standing: Standing): Headroom {
	const { base, raise } = standing;
	const layer = layerOf(standing);
	const { credits: limit, period, used, from, until, endsAt } = layer;
	const raisedUntil = endsAt && new Date(endsAt.getTime() - 1);
	return { limit, period, used, left: leftOf(layer), resetsAt: nextReset({ base, raise }), from, until, raisedUntil };
}

/**
 * Credits that the person is about to use: `forgiven` are those that only the raise allows. They don't count for what
 * stands below it, so that no person is blocked by having used a raise (product.md 44).
 */
export function countUse(
	{ base, raise }: Standing,
	credits: bigint,
): { readonly standing: Standing; readonly forgiven: bigint } {
	const left = leftOf(base);
	const counted = raise && credits > left ? left : credits;
	const standing = {
		base: { ...base, used: base.used + counted },
		raise: raise && { ...raise, used: raise.used + credits },
	};
	return { standing, forgiven: credits - counted };
}

/** The layer of whose share from which on the person is warned so much is used with a use; null where less is. */
export function reachedLayer(before: Standing, after: Standing): LimitLayer | null {
	const layer = layerOf(before).from === "raise" ? after.raise : after.base;
	return layer && layer.used * 100n >= layer.credits * BigInt(layer.warnPercent) ? layer : null;
}

function leftOf({ credits, used }: LimitLayer): bigint {
	return credits > used ? credits - used : 0n;
}

/** A raise's period counts only where it ends before the raise does: after that, what stands below decides. */
function nextReset({ base, raise }: Standing): Date | null {
	const ofRaise = raise?.resetsAt && raise.endsAt && raise.resetsAt < raise.endsAt ? raise.resetsAt : null;
	if (!ofRaise || !base.resetsAt) return ofRaise ?? base.resetsAt;
	return new Date(Math.min(ofRaise.getTime(), base.resetsAt.getTime()));
}
