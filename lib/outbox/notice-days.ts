/** For how long a notice stays in its user's list, read or not. product.md 59 names this period. */
export const NOTICE_DAYS = 365;
