const WHOLE_BASIS_POINTS = 10_000n;

/**
 * The tax on a price, in the currency's minor unit: price × rate, rounded half up. The rate is in basis points
 * (825 is 8.25 %), so that no float is ever part of money.
 */
export function taxOf({ priceMinor, rateBasisPoints }: { priceMinor: bigint; rateBasisPoints: number }): bigint {
	return (priceMinor * BigInt(rateBasisPoints) + WHOLE_BASIS_POINTS / 2n) / WHOLE_BASIS_POINTS;
}

/**
 * What is paid back, tax included, for the credits of an order that are taken back (product.md 41): their share of the
 * total, rounded down to the minor unit. Taking back all credits pays back the whole total.
 */
export function refundOf(order: { totalMinor: bigint; credits: bigint; refundedCredits: bigint }): bigint {
	return (order.totalMinor * order.refundedCredits) / order.credits;
}
