/** The most charges of one bulk refund. */
export const MAX_BULK_CHARGES = 100_000;
