// Shared by schemas and forms; not in the schemas, so that no page loads their library.

/** The biggest file of grants or balances, in bytes, and the most lines in it. */
export const MAX_BATCH_BYTES = 1.5 * 1024 * 1024;
export const MAX_BATCH_LINES = 10_000;
/** The most lines in one call of the API. */
export const MAX_API_LINES = 1_000;
export const MAX_REFERENCE_CHARACTERS = 200;
