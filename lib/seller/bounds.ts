/** How many days an invoice can leave for its payment. */
export const MOST_TERMS_DAYS = 180;

/** The most days before and after the one by which an invoice is due. */
export const MOST_REMINDER_DAYS = { before: 60, after: 90 };
