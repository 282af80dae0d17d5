/** How many days an invoice can leave for its payment. */
export const MOST_TERMS_DAYS = 180;

/** How large a logo's file can be. */
export const MOST_LOGO_BYTES = 500_000;

/** A stored logo fits into this, in pixels: twice the size at which it is shown. */
export const LOGO_WIDTH = 480;
export const LOGO_HEIGHT = 160;

/** The most days before and after the one by which an invoice is due. */
export const MOST_REMINDER_DAYS = { before: 60, after: 90 };
