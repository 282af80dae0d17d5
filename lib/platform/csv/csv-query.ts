import { Transform } from "node:stream";
import pg from "pg";
import type { SqlValue } from "../database/sql.ts";

// A file of comma-separated values (RFC 4180), as PostgreSQL writes it: a million rows cost little more than the
// database's own COPY of them, and are never all in our memory.

export interface CsvColumn {
	/** The query's column, also the name in the file's first line. */
	readonly name: string;
	/**
	 * `number` and `id` are written as they are, `instant` as ISO 8601 with the UTC offset of the connection's time zone.
	 */
	readonly kind: "text" | "number" | "instant" | "id";
}

export interface CsvQuery {
	/** A SELECT in the file's row order, with `$1`, `$2` … for its values. */
	readonly text: string;
	readonly values: readonly SqlValue[];
	/** In the file's order. */
	readonly columns: readonly CsvColumn[];
}

/** A file of lines that the query has made, such as JSON: its one column as it is. */
export interface LinesQuery {
	/** A SELECT of one text in each row, without line breaks or other control characters. */
	readonly text: string;
	readonly values: readonly SqlValue[];
}

/** The statement that writes the whole file, except for its line ends: one statement, and so one snapshot. */
export function copyStatement(query: CsvQuery | LinesQuery): string {
	// Characters that no line has as separators, so that nothing is ever quoted.
	if (!("columns" in query))
		return `COPY (${withValues(query)}) TO STDOUT (FORMAT csv, DELIMITER E'\\x02', QUOTE E'\\x01')`;
	const { columns } = query;
	const cells = columns.map(({ name, kind }) => {
		const column = pg.escapeIdentifier(name);
		return `${CELL[kind](`"row".${column}`)} AS ${column}`;
	});
	// Text is always quoted, so that a semicolon or a tab in it never shifts the columns after it.
	const texts = columns.filter(({ kind }) => kind === "text").map(({ name }) => pg.escapeIdentifier(name));
	const quoted = texts.length > 0 ? `, FORCE_QUOTE (${texts.join(", ")})` : "";
	return `COPY (SELECT ${cells.join(", ")} FROM (${withValues(query)}) AS "row") TO STDOUT (FORMAT csv, HEADER${quoted})`;
}

/**
 * Characters that make a spreadsheet run what follows as a formula, including wide, small, raised and lowered forms, as
 * some read them.
 */
const FORMULA_STARTS = "=+@＝＋－＠﹦﹢﹣﹫⁼⁺⁻₌₊₋⩵⩶﬩-";
/** What a spreadsheet may skip before them: blanks, invisible characters and quotes. */
const PASSED_OVER = String.raw`\u0001-\u0020"\u007F-\u00A0\u00AD\u1680\u180E\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\uFEFF`;
/** Where a cell begins, and, for a spreadsheet that splits at semicolons or tabs, each piece of one. */
const HARMFUL_START = String.raw`(^|[;\t\r\n])(?=[${PASSED_OVER}]*[${FORMULA_STARTS}])`;

const CELL: Record<CsvColumn["kind"], (column: string) => string> = {
	id: (column) => column,
	number: (column) => column,
	// As JSON formats it, because `to_char` takes three times as long.
	instant: (column) => `btrim(to_json(${column})::text, '"')`,
	// A leading apostrophe makes it text in every spreadsheet. The check whether one is needed is fast.
	text: (column) =>
		`CASE WHEN ${column} ~ '[${FORMULA_STARTS}]'
			THEN regexp_replace(${column}, '${HARMFUL_START}', '\\1''', 'g') ELSE ${column} END`,
};

/** An SQL condition: whether a text is not written as it is, or can't be told from none. */
export function mayBeChangedSql(column: string): string {
	return `(${column} ~ '[${FORMULA_STARTS}]' OR ${column} = '')`;
}

/** The query with its values written out, because COPY takes no parameters. */
export function withValues({ text, values }: Pick<CsvQuery, "text" | "values">): string {
	return text.replace(/\$(\d+)/g, (_, place: string) => literal(values[Number(place) - 1]));
}

function literal(value: SqlValue | undefined): string {
	if (value === undefined) throw new Error("A place in the query has no value.");
	if (value === null) return "NULL";
	if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
	if (typeof value === "string") return pg.escapeLiteral(value);
	if (typeof value === "object") return `ARRAY[${value.map(literal).join(", ")}]`;
	return `(${value})`;
}

/** Without it, Excel reads UTF-8 as the machine's old code page, and José becomes JosÃ©; other programs skip it. */
const BYTE_ORDER_MARK = Buffer.from("\uFEFF");

const QUOTE = 0x22;
const LINE_FEED = 0x0a;
const CARRIAGE_RETURN = 0x0d;

/** Prepends the byte order mark, and ends rows as RFC 4180 requires: PostgreSQL ends them with a line feed alone. */
export class SpreadsheetBytes extends Transform {
	#isQuoted = false;
	#isStarted = false;

	override _transform(chunk: Buffer, _encoding: unknown, done: (error: null, bytes: Buffer) => void): void {
		const mark = this.#isStarted ? null : BYTE_ORDER_MARK;
		this.#isStarted = true;
		done(null, mark ? Buffer.concat([mark, this.#endRows(chunk)]) : this.#endRows(chunk));
	}

	/** Jumps from one quote or line feed to the next: byte by byte would take longer than the query. */
	#endRows(chunk: Buffer): Buffer {
		const bytes = Buffer.allocUnsafe(chunk.length + lineFeeds(chunk));
		let length = 0;
		let copied = 0;
		for (let at = 0, quote = -1; ; ) {
			if (quote < at) quote = indexOrEnd(chunk, QUOTE, at);
			const end = this.#isQuoted ? chunk.length : indexOrEnd(chunk, LINE_FEED, at);
			if (quote < end) {
				this.#isQuoted = !this.#isQuoted;
				at = quote + 1;
				continue;
			}
			length += chunk.copy(bytes, length, copied, end);
			copied = end;
			if (end === chunk.length) return bytes.subarray(0, length);
			bytes[length++] = CARRIAGE_RETURN;
			at = end + 1;
		}
	}
}

function indexOrEnd(chunk: Buffer, byte: number, from: number): number {
	const index = chunk.indexOf(byte, from);
	return index < 0 ? chunk.length : index;
}

function lineFeeds(chunk: Buffer): number {
	let count = 0;
	for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) count += 1;
	return count;
}
