/** The prefix of the digest of an error that is a wait which ended: the system was busy, and nothing is broken. */
const BUSY_DIGEST = "busy-";

/** The digest of such an error, in the request with this id. */
export const busyDigest = (requestId: string): string => `${BUSY_DIGEST}${requestId}`;

export const isBusyDigest = (digest: string | undefined): boolean => digest?.startsWith(BUSY_DIGEST) ?? false;
