import { isBrokenText } from "@/lib/text/is-broken-text.ts";
import { CsvError, rowsOf, type TextRow } from "@/lib/text/text-rows.ts";
import { done, type Result, refuse } from "../refusal.ts";

const FIELD = { field: "csv" };
const MAX_CELL_CHARACTERS = 1_000;
/** Empty rows among them, as a multiple of the most rows: a file of nothing else is read to no end. */
const EMPTY_ROWS_TOO = 10;

export interface CsvTable<Column extends string> {
	/** The columns that the header has to name; others are passed over. */
	readonly columns: readonly Column[];
	/** Columns that the header may leave out: their cells are empty then. */
	readonly optional?: readonly Column[];
	readonly mostBytes: number;
	readonly mostRows: number;
}

/** A row of a file, by column. */
export interface CsvRow<Column extends string> {
	readonly line: number;
	readonly cells: Readonly<Record<Column, string>>;
	/** It has more or fewer cells than the header. */
	readonly isBroken: boolean;
}

/**
 * The rows of a CSV file: a header with the columns in any order; see `rowsOf` for what else it may be. Refuses anything
 * that is no such file (INVALID), and stops reading at the first row too many; problems of single rows are not checked.
 */
export async function readCsvTable<Column extends string>(
	csv: string,
	{ columns, optional = [], mostBytes, mostRows }: CsvTable<Column>,
	read: typeof rowsOf = rowsOf,
): Promise<Result<readonly CsvRow<Column>[]>> {
	if (Buffer.byteLength(csv) > mostBytes) {
		return refuse("INVALID", "csvTooBig", { most: mostBytes / 2 ** 20 }, FIELD);
	}
	if (isBrokenText(csv)) return refuse("INVALID", "csvNotText", {}, FIELD);
	const records = await firstRows(read(csv), mostRows);
	if (!records.ok) return records;
	const [header, ...rows] = records.value;
	const names = header?.cells.map((cell) => cell.toLowerCase()) ?? [];
	const missing = columns.filter((column) => !optional.includes(column) && !names.includes(column));
	if (missing.length > 0) return refuse("INVALID", "csvWithoutHeader", { columns: columns.join(", ") }, FIELD);
	if (rows.length === 0) return refuse("INVALID", "csvEmpty", {}, FIELD);
	if (rows.length > mostRows) return refuse("INVALID", "csvTooManyRows", { most: mostRows }, FIELD);
	const cellsOf = (cells: readonly string[]) =>
		columns.map((column) => [column, (cells[names.indexOf(column)] ?? "").slice(0, MAX_CELL_CHARACTERS)]);
	return done(
		rows.map(({ cells, line }) => ({
			line,
			cells: Object.fromEntries(cellsOf(cells)) as Record<Column, string>,
			isBroken: cells.length !== names.length,
		})),
	);
}

/** The header, the rows that have something in them, and, where there are too many, the first that is too many. */
async function firstRows(rows: AsyncIterable<TextRow>, mostRows: number): Promise<Result<TextRow[]>> {
	const found: TextRow[] = [];
	let count = 0;
	try {
		for await (const row of rows) {
			count += 1;
			if (row.cells.some((cell) => cell !== "")) found.push(row);
			if (found.length > mostRows + 1) break;
			if (count > EMPTY_ROWS_TOO * mostRows) return refuse("INVALID", "csvTooManyRows", { most: mostRows }, FIELD);
		}
		return done(found);
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		return refuse("INVALID", "csvBroken", { line: Number(error.lines ?? 1) }, FIELD);
	}
}
