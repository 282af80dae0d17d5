import { channel } from "node:diagnostics_channel";

/**
 * Plain SQL on one connection. The ledger is written against it, so that it runs inside Prisma's transaction as well as
 * on a `pg` client, and a write never spans two connections.
 *
 * Statements of a transaction run in the order in which they are asked for, also where the answer to one is not awaited
 * before the next: what doesn't depend on an answer needn't wait for it.
 *
 * Results come as bigint (int8), Date (timestamptz), string (uuid, text), number (int4) and parsed JSON on both sides.
 */
export interface Sql {
	/** The rows of one statement. `values` fill `$1`, `$2`, …; cast arrays (`$1::uuid[]`). */
	query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
	/** How many rows one statement has written. `values` as for `query`. */
	execute(text: string, values?: readonly unknown[]): Promise<number>;
}

type SqlScalar = string | number | bigint | boolean | Date | null;

/** A value for a placeholder, of a type that can also be written out as a literal where placeholders aren't allowed. */
export type SqlValue = SqlScalar | readonly SqlScalar[];

/** Tells its subscribers the text of each statement while it is asked for, with its caller on the stack. */
export const statements = channel("commonpurse:statements");

/** The same, but for being told to the subscribers of `statements`. */
export function announced(sql: Sql): Sql {
	return {
		query(text, values) {
			statements.publish(text);
			return sql.query(text, values);
		},
		execute(text, values) {
			statements.publish(text);
			return sql.execute(text, values);
		},
	};
}

/** The same, but no query begins once the signal has been given. */
export function untilAborted(sql: Sql, signal: AbortSignal | undefined): Sql {
	return {
		query(text, values) {
			signal?.throwIfAborted();
			return sql.query(text, values);
		},
		execute: (text, values) => sql.execute(text, values),
	};
}
