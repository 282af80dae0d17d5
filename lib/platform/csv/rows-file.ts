import type { SqlValue } from "../database/sql.ts";
import type { CsvColumn, CsvQuery } from "./csv-query.ts";

/** The most rows of a list whose file is put together before it is written. */
export const MOST_FILE_ROWS = 10_000;

/** What a cell of such a file holds. */
type Cell = string | number | bigint | Date | null;

const SQL_TYPES: Record<CsvColumn["kind"], string> = {
	...{ id: "text", text: "text", number: "numeric", instant: "timestamptz" },
};

/**
 * The file of rows that were read and put into words already, in their order: for lists that PostgreSQL alone can't write. It
 * writes their cells as those of any other file.
 */
export function rowsFileOf<Name extends string>(
	columns: readonly (CsvColumn & { readonly name: Name })[],
	rows: readonly Readonly<Record<Name, Cell>>[],
): CsvQuery {
	const arrays = columns.map(({ kind }, index) => `$${index + 1}::${SQL_TYPES[kind]}[]`);
	const names = columns.map(({ name }) => `"${name}"`);
	const values = columns.map(({ name }): SqlValue => rows.map((row) => row[name]));
	const text = `SELECT ${names.join(", ")} FROM unnest(${arrays.join(", ")}) WITH ORDINALITY
			AS "row" (${names.join(", ")}, "place")
		ORDER BY "place"`;
	return { text, values, columns };
}
