// Shared by schemas and forms; not in the schemas, so that no page loads their library.

/** The most characters of why credits are asked for. */
export const REQUEST_REASON_LENGTH = 500;

export const REQUEST_STATUSES = ["open", "granted", "refused", "withdrawn", "lapsed", "overtaken"] as const;
