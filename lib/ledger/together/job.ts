import type { Operation, Settled } from "./operation.ts";

/** An operation that somebody waits for. */
export interface Job {
	readonly operation: Operation;
	/** When it came, in milliseconds of this machine's clock. */
	readonly since: number;
	readonly settle: (settled: Settled<unknown>) => void;
	/** How often its matter has moved. */
	rounds: number;
	/** What another transaction has locked. */
	lockedBy: string;
}
