// Shared by schemas and forms; not in the schemas, so that no page loads their library.

/** What a limit can be counted over. */
export const LIMIT_PERIODS = ["day", "week", "month", "total"] as const;

/** From which share of a limit on a person is warned, unless another is chosen (product.md 45). */
export const WARN_PERCENT = 80;

/** The most characters of why a limit was set. */
export const LIMIT_REASON_LENGTH = 300;
