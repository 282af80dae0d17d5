/**
 * The digest of an error that stopped a page: all that its browser learns of it. Where a request met it, it is the id of that
 * request, under which the log has the rest; `isBusy` where it is a wait that ended, and nothing is broken.
 */
export const errorDigest = (requestId: string, { isBusy }: { isBusy: boolean }): string =>
	`${isBusy ? BUSY : FAILED}${requestId}`;

const BUSY = "busy-";
const FAILED = "request-";

/** What a digest says. `id` is the request's, or, of an error that has none, what Next calls the error in the log. */
export function readErrorDigest(digest = ""): { isBusy: boolean; isRequest: boolean; id: string } {
	const start = [BUSY, FAILED].find((one) => digest.startsWith(one)) ?? "";
	return { isBusy: start === BUSY, isRequest: start !== "", id: digest.slice(start.length) };
}
