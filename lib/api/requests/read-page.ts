import { type Problem, problemOf } from "../answers/problem.ts";
import type { ApiContext } from "../api-context.ts";
import { readCursor, writeCursor } from "./write-cursor.ts";

/** Where a row stands in its list: what the list is sorted by, down to the id. */
export type Position = readonly (string | number)[];

interface PageQuery {
	readonly limit: number;
	readonly cursor?: string;
}

/**
 * A page of a list, which goes on behind the row that the cursor names. `list` and all filters belong to the cursor: with
 * others it is refused. `read` gets one row more than is shown, which tells whether there are more.
 */
export async function readPage<Row>(
	{ key }: Pick<ApiContext, "key">,
	{ list, query: { limit, cursor, ...filter } }: { readonly list: string; readonly query: PageQuery },
	{
		read,
		positionOf,
	}: {
		readonly read: (page: { after: Position | null; limit: number }) => Promise<readonly Row[]>;
		readonly positionOf: (row: Row) => Position;
	},
): Promise<{ readonly rows: readonly Row[]; readonly next_cursor: string | null } | { readonly problem: Problem }> {
	const of = { ...filter, list, client: key.client };
	const after = cursor === undefined ? null : readCursor(cursor, of);
	if (cursor !== undefined && after === null) return { problem: problemOf("invalid_cursor") };
	const found = await read({ after, limit: limit + 1 });
	const rows = found.slice(0, limit);
	const last = rows.at(-1);
	return { rows, next_cursor: last !== undefined && found.length > limit ? writeCursor(positionOf(last), of) : null };
}
