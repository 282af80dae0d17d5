import path from "node:path";

/** One statement that a test has asked for. */
export interface RecordedStatement {
	readonly text: string;
	/** From where, the caller first, as in `lib/orders/lists/queries.ts:38:29`. */
	readonly places: readonly string[];
}

/** Of the last run of tests: a file for each process, with a line of JSON for each statement and place. */
export const RECORDED_STATEMENTS = path.resolve(import.meta.dirname, "../../../test-results/statements");
