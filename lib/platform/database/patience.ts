/** How long work on a database's connections may wait, in milliseconds; 0 means forever. */
export interface Patience {
	/** For a connection, while all are in use or none can be made. */
	readonly connectionMs: number;
	/** For a lock that another transaction holds. */
	readonly lockMs: number;
	/** A transaction in which nothing is done: its process is frozen or gone, and others wait for what it has locked. */
	readonly idleInTransactionMs: number;
	readonly statementMs: number;
}

/** For migrations, checks and benchmarks, and for tests, which must not depend on how fast the machine is. */
export const WITHOUT_END: Patience = { connectionMs: 10_000, lockMs: 0, idleInTransactionMs: 0, statementMs: 0 };

/**
 * The application's own, also the defaults of its role: a waiting caller gets an answer within five seconds. A caller
 * who isn't first to wait for a row waits twice, each time for this long: for the head of the queue, and then for the
 * lock.
 */
export const LOCK_PATIENCE_MS = 2_000;
export const IDLE_PATIENCE_MS = 10_000;

/** Pages. */
export const READING_PATIENCE: Patience = {
	connectionMs: 4_000,
	lockMs: LOCK_PATIENCE_MS,
	idleInTransactionMs: IDLE_PATIENCE_MS,
	statementMs: 30_000,
};
/** Writes whose caller waits for the answer. */
export const WRITING_PATIENCE: Patience = { ...READING_PATIENCE, connectionMs: 2_000, statementMs: 60_000 };
/** Background jobs: no user waits for them. */
export const JOB_PATIENCE: Patience = {
	...READING_PATIENCE,
	connectionMs: 10_000,
	idleInTransactionMs: 30_000,
	statementMs: 0,
};
export const HEALTH_PATIENCE: Patience = { ...READING_PATIENCE, connectionMs: 2_000, statementMs: 2_000 };
