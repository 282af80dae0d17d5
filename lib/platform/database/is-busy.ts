import { currentRequestId, setRequestBusy } from "../current-request.ts";
import { errorDigest } from "../error-digest.ts";
import { logger } from "../logger.ts";
import { metrics } from "../metrics.ts";
import { isRetryable } from "./is-retryable.ts";

/**
 * What PostgreSQL reports where a wait has ended or nothing could begin: a lock, an idle transaction or a statement
 * that took too long, a server that stops, starts, has no connection left or has become a standby, where nothing can be
 * changed. Its transaction is rolled back.
 */
const BUSY_SQLSTATES = new Set([
	"55P03",
	"25P03",
	"57P05",
	"57014",
	"57P01",
	"57P02",
	"57P03",
	"53300",
	"08006",
	"25006",
]);

/**
 * The same from Prisma (no transaction begun or it took too long, no connection, a connection lost) and from sockets.
 */
const BUSY_CODES = new Set([
	...["P2028", "P2024", "P2037", "P1001", "P1002", "P1008", "P1017"],
	...["ECONNREFUSED", "ECONNRESET", "ETIMEDOUT", "EPIPE"],
]);

const BUSY_KINDS = new Set(["DatabaseNotReachable", "ConnectionClosed", "SocketTimeout", "TooManyConnections"]);

/** `pg` has no codes for these. */
const BUSY_MESSAGE =
	/timeout exceeded when trying to connect|connection timeout|Connection terminated|is not queryable|Connection ended|Query read timeout/;

/** PgBouncer, which calls all of them protocol violations: no connection in time, one that was lost, or a server that is away. */
const POOLER_MESSAGE =
	/query_wait_timeout|query timeout|idle transaction timeout|server conn crashed|server_login_retry|server login failed|client_login_timeout|max_client_conn/;

/** Citus, which reports them as errors of its own (XX000): a worker that was lost within a transaction, and waits there. */
const COORDINATOR_MESSAGE =
	/failure on connection marked as essential|canceling statement due to (lock|statement) timeout/;

/** A transaction whose outcome is unknown: the connection broke while it was committed. It may have taken effect. */
export class UnknownOutcome extends Error {
	constructor(cause: unknown) {
		super("The connection to the database was lost while a transaction was committed.", { cause });
	}
}

/** Whether a failure is a wait that ended, with nothing changed, so that the same may be tried again soon. */
export function isBusy(error: unknown): boolean {
	let current = error;
	for (let depth = 0; isObject(current) && depth < 6; depth += 1) {
		if (current instanceof UnknownOutcome) return false;
		if (hasBusyCode(current) || hasBusyMessage(current)) return true;
		if (isObject(current.meta) && isBusy(current.meta.driverAdapterError ?? current.meta)) return true;
		current = current.cause;
	}
	return isRetryable(error);
}

/**
 * Does one piece of a sweep. False where it is locked by another transaction: the sweep goes on with the others, and
 * the next sweep does it.
 */
export async function unlessBusy(work: () => Promise<void>): Promise<boolean> {
	try {
		await work();
		return true;
	} catch (error) {
		if (!isBusy(error)) throw error;
		metrics.busy.inc({ where: "sweep" });
		logger.warn(
			{ error: error instanceof Error ? error.message : "unknown" },
			"A sweep skipped what was locked or busy; the next one does it.",
		);
		return false;
	}
}

/** Marks an error with its request's id, for the page that fails with it; a wait that ended, for that page's status too. */
export function markFailure(error: unknown): void {
	if (!(error instanceof Error)) return;
	const busy = isBusy(error);
	if (busy) setRequestBusy();
	if (!("digest" in error))
		Object.assign(error, { digest: errorDigest(currentRequestId() ?? "job", { isBusy: busy }) });
}

function hasBusyMessage({ message }: Record<string, unknown>): boolean {
	if (typeof message !== "string") return false;
	return [BUSY_MESSAGE, POOLER_MESSAGE, COORDINATOR_MESSAGE].some((known) => known.test(message));
}

function hasBusyCode({ code, originalCode, kind }: Record<string, unknown>): boolean {
	for (const one of [code, originalCode]) {
		if (typeof one === "string" && (BUSY_SQLSTATES.has(one) || BUSY_CODES.has(one))) return true;
	}
	return typeof kind === "string" && BUSY_KINDS.has(kind);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null;
}
