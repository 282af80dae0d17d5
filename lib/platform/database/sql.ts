/**
 * Plain SQL on one connection. The ledger is written against it, so that it runs inside Prisma's transaction as well
 * as on a `pg` client, and one write is never on two connections.
 *
 * Results come as bigint (int8), Date (timestamptz), string (uuid, text), number (int4) and parsed JSON on both sides.
 */
export interface Sql {
	/** The rows of one statement. `values` fill `$1`, `$2`, …; cast arrays (`$1::uuid[]`). */
	query<Row>(text: string, values?: readonly unknown[]): Promise<Row[]>;
}

type SqlScalar = string | number | bigint | boolean | Date | null;

/** What a place in a statement can be filled with, known well enough to be written out where there are no places. */
export type SqlValue = SqlScalar | readonly SqlScalar[];
