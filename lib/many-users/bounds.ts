// Shared by schemas and forms; not in the schemas, so that no page loads their library.

/** The most people who are changed at once, and the most lines of a file of Credit Owners. */
export const MOST_PEOPLE = 1_000;
/** The most people whom a change of many touches, with those who use the credits of the people that are changed. */
export const MOST_TOGETHER = 2_000;
/** The biggest file of Credit Owners, in bytes. */
export const MAX_OWNERS_BYTES = 256 * 1024;
