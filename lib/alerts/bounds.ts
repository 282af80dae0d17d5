// Shared by schemas and forms; not in the schemas, so that no page loads their library.

/** The most alerts on one pool. */
export const ALERTS_OF_POOL = 10;

/** The most receivers of an alert beside its owner. */
export const RECEIVERS_OF_ALERT = 10;
