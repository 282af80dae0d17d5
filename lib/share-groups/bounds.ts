// Shared by schemas and forms; not in the schemas, so that no page loads their library.

/** The most characters of a group's texts. */
export const NAME_LENGTH = 100;
export const DESCRIPTION_LENGTH = 300;
export const EMAIL_MESSAGE_LENGTH = 2_000;

/** How many open groups one person can have: far more than anyone can keep track of, and few enough for a page. */
export const MAX_OPEN_GROUPS = 1_000;

/** The most that is processed at once when people are added, in characters and in lines. */
export const MAX_ENTRIES_TEXT = 256 * 1024;
export const MAX_ENTRIES = 1_000;

/**
 * How many addresses and domains one creator adds in 24 hours at most, in all groups together, blocked ones included; and
 * while the organization has never paid for anything.
 */
export const ENTRIES_A_DAY = 20_000;
export const ENTRIES_A_DAY_UNPAID = 200;
