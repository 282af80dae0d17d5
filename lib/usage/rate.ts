/** How far back the present rate of use is measured. */
export const RATE_WINDOW_DAYS = 30;

/** A first busy day says little about the next month, so that younger wallets are measured as if over a week. */
const SHORTEST_WINDOW_DAYS = 7;

/** From here on, "about N days left" is a warning. */
export const SOON_DAYS = 14;

/**
 * How many whole days the available credits last at the rate of the last `windowDays` days; null where nothing was used
 * in them, or nothing is left to last.
 */
export function daysLeft(use: { available: bigint; usedInWindow: bigint; windowDays: number }): number | null {
	if (use.usedInWindow <= 0n || use.available <= 0n) return null;
	const windowDays = BigInt(Math.max(use.windowDays, SHORTEST_WINDOW_DAYS));
	return Number((use.available * windowDays) / use.usedInWindow);
}
