// Shared by schemas and forms; not in the schemas, so that no page loads their library.

/** The biggest file of people to invite, in bytes, and the most rows in it. */
export const MAX_CSV_BYTES = 1024 * 1024;
export const MAX_CSV_ROWS = 1_000;
