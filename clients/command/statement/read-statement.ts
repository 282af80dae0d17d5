import { createReadStream } from "node:fs";
import { open, readFile } from "node:fs/promises";
import { parse } from "csv-parse";
import { z } from "zod";
import { WrongUse } from "../wrong-use.ts";
import { HASHED, type Proven } from "./hash-line.ts";
import { type SignedHead, signedHeadSchema } from "./signed-head.ts";

/** An entry as a file has it. */
export interface Line {
	/** Where it stands: "line 12" of a CSV file, "entry 11" of a JSON file's list. */
	readonly where: string;
	readonly proven: Proven;
	readonly hash: string;
	/** A cell that doesn't say what was hashed, if there is one. */
	readonly changedCell: string | null;
}

export interface StatementFile {
	readonly signed: SignedHead;
	/** To be read once, from the first to the last. A file that ends too early, or goes on, ends it with an error. */
	readonly lines: AsyncIterable<Line>;
}

/** Longer texts than these are no JavaScript strings. */
const MOST_JSON_BYTES = 500_000_000;

/** Opens a statement, CSV or JSON: what it begins with tells. Throws where it is neither. */
export async function readStatement(path: string): Promise<StatementFile> {
	const file = await open(path).catch((error: Error) => {
		throw new WrongUse(`${path} can't be read: ${error.message}`);
	});
	const { size } = await file.stat();
	const { buffer, bytesRead } = await file.read(Buffer.alloc(16), 0, 16, 0).finally(() => file.close());
	if (!buffer.toString("utf8", 0, bytesRead).trimStart().startsWith("{")) return readCsv(path);
	if (size > MOST_JSON_BYTES) throw new WrongUse(`${path} is too long for JSON: take the statement as CSV.`);
	return readJson(path);
}

const jsonSchema = signedHeadSchema.extend({ lines: z.array(z.record(z.string(), z.unknown())) });

async function readJson(path: string): Promise<StatementFile> {
	const found = jsonSchema.safeParse(parseJson(await readFile(path, "utf8")));
	if (!found.success) throw noStatement(path);
	const { lines, ...signed } = found.data;
	return { signed, lines: jsonLines(lines) };
}

async function* jsonLines(lines: readonly Readonly<Record<string, unknown>>[]): AsyncGenerator<Line> {
	for (const [index, line] of lines.entries()) {
		const proven = new Map(HASHED.map((name) => [name, textOf(line[name])]));
		yield { where: `entry ${index + 1} of the list`, proven, hash: String(line.hash), changedCell: null };
	}
}

function textOf(value: unknown): string | null {
	if (value === null || value === undefined) return null;
	return typeof value === "object" ? JSON.stringify(value) : String(value);
}

type Cells = Readonly<Record<string, string>>;
interface CsvRow {
	readonly record: Cells;
	readonly info: { readonly lines: number };
}

async function readCsv(path: string): Promise<StatementFile> {
	const parser = parse({ bom: true, columns: true, relax_column_count: true, info: true });
	const rows: AsyncIterator<CsvRow> = createReadStream(path)
		.on("error", (error) => parser.destroy(error))
		.pipe(parser)
		[Symbol.asyncIterator]();
	const first = await rows.next().catch(() => null);
	const opening = first?.value?.record as Cells | undefined;
	const found = signedHeadSchema.safeParse(parseJson(opening?.statement ?? ""));
	if (opening?.row !== "opening" || !found.success) throw noStatement(path);
	requireEnd(opening, found.data.statement.opening, "opening");
	return { signed: found.data, lines: csvLines(rows, found.data) };
}

async function* csvLines(rows: AsyncIterator<CsvRow>, { statement }: SignedHead): AsyncGenerator<Line> {
	let isClosed = false;
	for (let next = await rows.next(); !next.done; next = await rows.next()) {
		const { record, info } = next.value;
		if (isClosed) throw new Error(`Line ${info.lines} was put in: it comes after the closing balance.`);
		isClosed = record.row === "closing";
		if (isClosed) requireEnd(record, statement.closing, "closing");
		else yield csvLine(record, info.lines);
	}
	if (!isClosed) throw new Error("The file's end was left out: it has no closing balance.");
}

/** The balance rows are for people: they must say what the head says, which is signed. */
function requireEnd(record: Cells, end: SignedHead["statement"]["opening"], name: "opening" | "closing"): void {
	const { version, balance_after: balance, hash } = record;
	if (version === String(end.version) && balance === String(end.balance) && hash === end.hash) return;
	throw new Error(`The row of the ${name} balance was changed: it doesn't say what was signed.`);
}

function csvLine(record: Cells, line: number): Line {
	const raw = parseJson(record.raw ?? "");
	const raws = new Map(Object.entries(raw ?? {}).map(([name, text]) => [name, String(text)]));
	const proven = new Map(HASHED.map((name) => [name, raws.get(name) ?? (record[name] || null)]));
	// A spreadsheet's text differs from what was hashed in nothing but apostrophes that make it harmless.
	const changed = [...raws].find(([name, text]) => withoutApostrophes(record[name] ?? "") !== withoutApostrophes(text));
	return { where: `line ${line}`, proven, hash: record.hash ?? "", changedCell: changed?.[0] ?? null };
}

function withoutApostrophes(text: string): string {
	return text.replaceAll("'", "");
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return null;
	}
}

function noStatement(path: string): WrongUse {
	return new WrongUse(`${path} is no statement of Commonpurse, or its beginning was changed.`);
}
