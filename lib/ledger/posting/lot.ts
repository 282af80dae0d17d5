import type { LotKind } from "@/generated/prisma/enums.ts";

/** A dated part of a pool. All amounts are credits; `held` is part of `remaining`. */
export interface Lot {
	readonly id: string;
	readonly accountId: string;
	/** The lot in which these credits first arrived, where that is another one, and its account. */
	readonly originLotId: string | null;
	readonly originAccountId: string | null;
	readonly orderId: string | null;
	readonly kind: LotKind;
	readonly granted: bigint;
	readonly remaining: bigint;
	readonly held: bigint;
	/** From this instant on it can't be spent; null where it never expires. */
	readonly expiresAt: Date | null;
	readonly createdAt: Date;
	/** Since when it is empty; null again when a refund refills it. */
	readonly closedAt: Date | null;
}

/** What is used first: soonest expiry (never last), then granted before purchased, then oldest (product.md 28). */
export function compareLots(a: Lot, b: Lot): number {
	return (
		compareExpiry(a.expiresAt, b.expiresAt) ||
		Number(a.kind === "purchased") - Number(b.kind === "purchased") ||
		a.createdAt.getTime() - b.createdAt.getTime() ||
		compareIds(a.id, b.id)
	);
}

/** Ids in the order in which PostgreSQL sorts UUIDs: locks taken in this order never wait in a circle. */
export function compareIds(a: string, b: string): number {
	if (a === b) return 0;
	return a < b ? -1 : 1;
}

function compareExpiry(a: Date | null, b: Date | null): number {
	if (a === null || b === null) return Number(a === null) - Number(b === null);
	return a.getTime() - b.getTime();
}

/** A lot can't be spent from the instant it expires, swept or not (product.md 28). */
export function isExpired(lot: Lot, at: Date): boolean {
	return lot.expiresAt !== null && lot.expiresAt.getTime() <= at.getTime();
}

/** The credits of a lot that can be spent at an instant: what is left and not on hold, until it expires. */
export function spendable(lot: Lot, at: Date): bigint {
	return isExpired(lot, at) ? 0n : lot.remaining - lot.held;
}

/** Some credits of one lot. */
export interface Part<L extends Lot = Lot> {
	readonly lot: L;
	readonly credits: bigint;
	/** How many of them only a raise of a limit allows: its last ones (product.md 44). */
	readonly forgiven?: bigint;
}

/** The same parts, of which the last credits are forgiven. */
export function forgiveLast<L extends Lot>(parts: readonly Part<L>[], forgiven: bigint): Part<L>[] {
	let missing = forgiven;
	return parts
		.toReversed()
		.map((part) => {
			const own = least(part.credits, missing);
			missing -= own;
			return own > 0n ? { ...part, forgiven: own } : part;
		})
		.toReversed();
}

/** Takes credits from lots in the order given; null where they do not hold as many. */
export function takeCredits<L extends Lot>(lots: readonly L[], credits: bigint, at: Date): Part<L>[] | null {
	const parts: Part<L>[] = [];
	let missing = credits;
	for (const lot of lots) {
		if (missing === 0n) break;
		const available = spendable(lot, at);
		if (available === 0n) continue;
		const taken = least(available, missing);
		parts.push({ lot, credits: taken });
		missing -= taken;
	}
	return missing === 0n ? parts : null;
}

/** Credits, added up. */
export function sumOf(parts: readonly { readonly credits: bigint }[]): bigint {
	return parts.reduce((sum, { credits }) => sum + credits, 0n);
}

/** How many of these credits are forgiven. */
export function forgivenOf(parts: readonly Pick<Part, "forgiven">[]): bigint {
	let sum = 0n;
	for (const { forgiven } of parts) if (forgiven !== undefined) sum += forgiven;
	return sum;
}

/** What stays forgiven of credits of which so many are given back: the forgiven ones are the last, which go first. */
export function leftForgiven(forgiven: bigint, givenBack: bigint): bigint {
	return forgiven > givenBack ? forgiven - givenBack : 0n;
}

/** The lesser of two numbers of credits. */
export function least(a: bigint, b: bigint): bigint {
	if (a < b) return a;
	return b;
}
