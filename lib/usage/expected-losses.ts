import { type RateOfUse, type SpendableLot, windowOf } from "./days-left.ts";

/**
 * What expires unused of each of these lots, if as much is used every day as in the last `windowDays` days. The lots are in the
 * order in which they are spent, of one pool or of several after each other (product.md 28, 29): each is used once those
 * before it are used up or have expired, and until it expires itself. Of a lot that is used in part, the use is rounded down
 * to whole credits. What never expires is never lost.
 */
export function expectedLosses(lots: readonly SpendableLot[], rate: RateOfUse, now: Date): bigint[] {
	const used = rate.usedInWindow > 0n ? rate.usedInWindow : 0n;
	const window = windowOf(rate);
	// Until when the lots so far are in use: in milliseconds from now, times what was used, so that nothing is rounded.
	let busyUntil = 0n;
	return lots.map(({ credits, expiresAt }) => {
		const whole = credits * window;
		if (!expiresAt) {
			busyUntil += whole;
			return 0n;
		}
		const end = BigInt(Math.max(0, expiresAt.getTime() - now.getTime())) * used;
		const free = end > busyUntil ? end - busyUntil : 0n;
		if (whole <= free) {
			busyUntil += whole;
			return 0n;
		}
		if (end > busyUntil) busyUntil = end;
		return credits - free / window;
	});
}

/**
 * What is used of these lots until an instant, if as much is used every day as in the last `windowDays` days: what doesn't
 * expire unused of them if they all expire by then. In whole credits, and never more than there is.
 */
export function expectedUse(
	lots: readonly SpendableLot[],
	rate: RateOfUse,
	{ now, until }: { readonly now: Date; readonly until: Date },
): bigint {
	const ending = lots.map(({ credits, expiresAt }) => ({
		credits,
		expiresAt: expiresAt && expiresAt < until ? expiresAt : until,
	}));
	const unused = expectedLosses(ending, rate, now);
	return ending.reduce((used, { credits }, index) => used + credits - (unused[index] ?? 0n), 0n);
}

/** "About 7,300": a sum of what is only expected, to two figures, unless that would say that all of it is lost. */
export function roughly({ lost, credits }: { readonly lost: bigint; readonly credits: bigint }): bigint {
	const digits = lost.toString().length;
	if (digits <= 2) return lost;
	const unit = 10n ** BigInt(digits - 2);
	const rounded = ((lost + unit / 2n) / unit) * unit;
	return rounded < credits ? rounded : lost;
}
