/** For how many months credits can be valid at most. */
export const MOST_MONTHS = 120;

/** How many months of a subscription can be paid at once: one, or a year. */
export const PAID_MONTHS = [1, 12] as const;

/** In how many currencies a plan can have a price. */
export const MOST_PRICES = 30;
