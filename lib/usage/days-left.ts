/** The period over which the current rate of use is measured. */
export const RATE_WINDOW_DAYS = 30;

/** A busy first day says little about the next month, so younger wallets are measured as if over a week. */
export const SHORTEST_WINDOW_DAYS = 7;

/** From here on, "about N days left" is a warning. */
export const SOON_DAYS = 14;

const DAY_MS = 86_400_000n;

/** Credits that can be spent now, up to an instant or forever. */
export interface SpendableLot {
	readonly credits: bigint;
	readonly expiresAt: Date | null;
}

export interface RateOfUse {
	readonly usedInWindow: bigint;
	readonly windowDays: number;
}

/**
 * How many whole days these credits last at the rate of the last `windowDays` days; null where nothing was used in
 * them, or nothing is left. The lots are in the order in which they are spent (product.md 28), so that each is used
 * once those before it are gone, and what is left of it when it expires counts for nothing.
 */
export function daysLeft(
	lots: readonly SpendableLot[],
	{ usedInWindow, windowDays }: RateOfUse,
	now: Date,
): number | null {
	if (usedInWindow <= 0n || !lots.some((lot) => lot.credits > 0n)) return null;
	const window = windowOf({ windowDays });
	// In milliseconds times `usedInWindow`, so that nothing is rounded before the end.
	let last = 0n;
	for (const { credits, expiresAt } of lots) {
		last += credits * window;
		if (!expiresAt) continue;
		const end = BigInt(expiresAt.getTime() - now.getTime()) * usedInWindow;
		if (last > end) last = end;
	}
	return Number(last / (usedInWindow * DAY_MS));
}

/** The time over which a rate counts, in milliseconds. */
export function windowOf({ windowDays }: Pick<RateOfUse, "windowDays">): bigint {
	return BigInt(Math.max(windowDays, SHORTEST_WINDOW_DAYS)) * DAY_MS;
}
