const WHOLE_BASIS_POINTS = 10_000n;

/**
 * The tax on a price, in the currency's minor unit: price × rate, rounded half up. The rate is in basis points
 * (825 is 8.25 %), so that no float is ever part of money.
 */
export function taxOf({ priceMinor, rateBasisPoints }: { priceMinor: bigint; rateBasisPoints: number }): bigint {
	return (priceMinor * BigInt(rateBasisPoints) + WHOLE_BASIS_POINTS / 2n) / WHOLE_BASIS_POINTS;
}
