import { CsvError, parse } from "csv-parse/sync";
import { done, type Result, refuse } from "@/lib/refusal.ts";
import { isBrokenText } from "@/lib/text-file.ts";
import { MAX_CSV_BYTES, MAX_CSV_ROWS } from "./bounds.ts";
import type { Invitee } from "./check-invitees.ts";

const FIELD = { field: "csv" };
const COLUMNS = ["name", "email", "role"] as const;
const MAX_CELL_CHARACTERS = 1_000;

/**
 * The people in a CSV file: a header with name, email and role in any order, other columns passed over, commas or
 * semicolons. Refuses what is no such file (INVALID); what is wrong with a row is that row's own business.
 */
export function readCsv(csv: string): Result<readonly Invitee[]> {
	if (Buffer.byteLength(csv) > MAX_CSV_BYTES) return refuse("INVALID", "csvTooBig", {}, FIELD);
	if (isBrokenText(csv)) return refuse("INVALID", "csvNotText", {}, FIELD);
	const records = parseRecords(csv);
	if (!records.ok) return records;
	const [header, ...rows] = records.value;
	const names = header?.cells.map((cell) => cell.toLowerCase()) ?? [];
	const places = COLUMNS.map((column) => names.indexOf(column));
	if (places.includes(-1)) return refuse("INVALID", "csvWithoutHeader", {}, FIELD);
	if (rows.length === 0) return refuse("INVALID", "csvEmpty", {}, FIELD);
	if (rows.length > MAX_CSV_ROWS) {
		return refuse("INVALID", "csvTooManyRows", { count: rows.length, most: MAX_CSV_ROWS }, FIELD);
	}
	return done(
		rows.map(({ cells, line }) => {
			const [name = "", email = "", role = ""] = places.map((place) => cells[place]?.slice(0, MAX_CELL_CHARACTERS));
			return { line, name, email, role, isBroken: cells.length !== names.length };
		}),
	);
}

interface CsvRow {
	readonly cells: readonly string[];
	/** In the file, from 1; where a cell has line breaks in it, its last one. */
	readonly line: number;
}

function parseRecords(csv: string): Result<CsvRow[]> {
	try {
		const text = csv.replace(/^\uFEFF/, "");
		const rows = parse(text, {
			delimiter: delimiterOf(text),
			info: true,
			relax_column_count: true,
			skip_empty_lines: true,
			skip_records_with_empty_values: true,
			trim: true,
		}) as unknown as { record: string[]; info: { lines: number } }[];
		return done(rows.map(({ record, info }) => ({ cells: record, line: info.lines })));
	} catch (error) {
		if (!(error instanceof CsvError)) throw error;
		return refuse("INVALID", "csvBroken", { line: Number(error.lines ?? 1) }, FIELD);
	}
}

/** Spreadsheets of half the world write semicolons. */
function delimiterOf(text: string): "," | ";" {
	const [header = ""] = text.trimStart().split(/[\r\n]/, 1);
	return header.includes(";") && !header.includes(",") ? ";" : ",";
}
