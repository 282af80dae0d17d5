import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { isBrokenText } from "@/lib/text/text-file.ts";
import { CsvError, rowsOf, type TextRow } from "@/lib/text/text-rows.ts";
import { MAX_CSV_BYTES, MAX_CSV_ROWS } from "../bounds.ts";
import type { Invitee } from "../check-invitees.ts";

const FIELD = { field: "csv" };
const COLUMNS = ["name", "email", "role"] as const;
const MAX_CELL_CHARACTERS = 1_000;
/** Empty rows among them: a spreadsheet may have some, and a file of nothing else is read to no end. */
const MOST_READ = 10 * MAX_CSV_ROWS;

/**
 * The people in a CSV file: a header with name, email and role in any order, other columns passed over; see `rowsOf`
 * for what else it may be. Refuses anything that is no such file (INVALID), and stops reading at the first row too
 * many; problems of single rows are not checked here.
 */
export async function readCsv(csv: string, read: typeof rowsOf = rowsOf): Promise<Result<readonly Invitee[]>> {
	if (Buffer.byteLength(csv) > MAX_CSV_BYTES) return refuse("INVALID", "csvTooBig", {}, FIELD);
	if (isBrokenText(csv)) return refuse("INVALID", "csvNotText", {}, FIELD);
	const records = await firstRows(read(csv));
	if (!records.ok) return records;
	const [header, ...rows] = records.value;
	const names = header?.cells.map((cell) => cell.toLowerCase()) ?? [];
	const places = COLUMNS.map((column) => names.indexOf(column));
	if (places.includes(-1)) return refuse("INVALID", "csvWithoutHeader", {}, FIELD);
	if (rows.length === 0) return refuse("INVALID", "csvEmpty", {}, FIELD);
	if (rows.length > MAX_CSV_ROWS) return refuse("INVALID", "csvTooManyRows", { most: MAX_CSV_ROWS }, FIELD);
	return done(
		rows.map(({ cells, line }) => {
			const [name = "", email = "", role = ""] = places.map((place) => cells[place]?.slice(0, MAX_CELL_CHARACTERS));
			return { line, name, email, role, isBroken: cells.length !== names.length };
		}),
	);
}

/** The header, the rows that have something in them, and, where there are too many, the first that is too many. */
async function firstRows(rows: AsyncIterable<TextRow>): Promise<Result<TextRow[]>> {
	const found: TextRow[] = [];
	let count = 0;
	try {
		for await (const row of rows) {
			count += 1;
			if (row.cells.some((cell) => cell !== "")) found.push(row);
			if (found.length > MAX_CSV_ROWS + 1) break;
			if (count > MOST_READ) return refuse("INVALID", "csvTooManyRows", { most: MAX_CSV_ROWS }, FIELD);
		}
		return done(found);
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		return refuse("INVALID", "csvBroken", { line: Number(error.lines ?? 1) }, FIELD);
	}
}
