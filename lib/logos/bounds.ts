/** How large a logo's file can be. */
export const MOST_LOGO_BYTES = 500_000;

/** A stored logo fits into this, in pixels: twice the size at which it is shown. */
export const LOGO_WIDTH = 480;
export const LOGO_HEIGHT = 160;
