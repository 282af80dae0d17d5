/**
 * What is paid back, tax included, for the credits of an order that are taken back (product.md 41): their share of the
 * total, rounded down to the minor unit. Taking back all credits pays back the whole total.
 */
export function refundOf(order: { totalMinor: bigint; credits: bigint; refundedCredits: bigint }): bigint {
	return (order.totalMinor * order.refundedCredits) / order.credits;
}
