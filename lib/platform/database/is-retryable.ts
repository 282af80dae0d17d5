const RETRYABLE_SQLSTATES = new Set(["40001", "40P01"]);

/**
 * Thrown by a transaction that finds, once it has its locks, that it needs others: it starts again as a whole, because
 * they can't be taken after those that it has.
 */
export class Outdated extends Error {
	readonly code = "40001";
}

/**
 * Whether a failed transaction may be tried again: a serialization failure or a deadlock, as `pg` (`code`), Prisma's
 * driver adapter (`originalCode` in its cause or meta) or Prisma itself (P2034) report it. Nothing else is retried.
 */
export function isRetryable(error: unknown): boolean {
	for (let current = error, depth = 0; isObject(current) && depth < 5; depth += 1) {
		if (current.code === "P2034") return true;
		if (isRetryableState(current.code) || isRetryableState(current.originalCode)) return true;
		if (current.kind === "TransactionWriteConflict") return true;
		if (isObject(current.meta) && isRetryable(current.meta.driverAdapterError ?? current.meta)) return true;
		current = current.cause;
	}
	return false;
}

function isRetryableState(state: unknown): boolean {
	return typeof state === "string" && RETRYABLE_SQLSTATES.has(state);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null;
}
