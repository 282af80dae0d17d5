interface RefundableOrder {
	readonly credits: bigint;
	readonly taxMinor: bigint;
	readonly totalMinor: bigint;
	/** By all refunds before this one. */
	readonly refundedCredits: bigint;
	readonly refundedMinor: bigint;
}

/** What one refund pays back, in the currency's minor unit: `totalMinor` is `priceMinor` and `taxMinor`. */
export interface RefundedMoney {
	readonly priceMinor: bigint;
	readonly taxMinor: bigint;
	readonly totalMinor: bigint;
}

/**
 * What is paid back for these credits of an order (product.md 53): what all refunds together pay back, which is the share of
 * the total that the credits are, rounded down to the minor unit, less what was paid back before. So parts add up to the
 * whole, and taking back all credits pays back the whole total.
 */
export function refundOf(order: RefundableOrder, credits: bigint): RefundedMoney {
	const after = (order.totalMinor * (order.refundedCredits + credits)) / order.credits;
	const taxMinor = taxWithin(order, after) - taxWithin(order, order.refundedMinor);
	const totalMinor = after - order.refundedMinor;
	return { priceMinor: totalMinor - taxMinor, taxMinor, totalMinor };
}

/** The tax in a part of the total, rounded half up: never more of it than the part grows by. */
function taxWithin({ taxMinor, totalMinor }: RefundableOrder, partMinor: bigint): bigint {
	return totalMinor === 0n ? 0n : (2n * taxMinor * partMinor + totalMinor) / (2n * totalMinor);
}
