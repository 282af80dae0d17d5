import { Readable } from "node:stream";
import { setImmediate as untilOthersHadTheirTurn } from "node:timers/promises";
import { parse } from "csv-parse";
import { tidyName } from "./schema.ts";

export { CsvError } from "csv-parse";

/** A line of a file or of pasted text; a row with line breaks in a cell counts as that many lines. */
export interface TextRow {
	/**
	 * Tidied: composed, with plain blanks and none at the ends, without invisible characters. Empty where nothing is left.
	 */
	readonly cells: readonly string[];
	/** Where it ends, from 1. */
	readonly line: number;
}

const CHUNK_BYTES = 4 * 1024;
/** Invisible characters that are pasted along with visible ones. Joiners stay, because some words need them. */
const PASTED_ALONG = /[\u00AD\u061C\u200B\u200E\u200F\u2060\uFEFF]/g;
/** What Excel writes first to tell itself the separator. */
const SEPARATOR_LINE = /^"?sep=([,;\t|])"?[ \t]*(?=[\r\n]|$)/i;

/**
 * The rows of comma-separated text as other programs write it: with any mixture of line ends, a byte order mark, a
 * `sep=` line. Without a `delimiter` it is the one that occurs most often in the first line: a comma, a semicolon or a
 * tab.
 *
 * Reads on only as rows are taken, and yields to other work: a caller that stops has read a few kilobytes more at most.
 * Throws a `CsvError` where quotes don't match, unless `lenient`: then a quote inside a cell is literal.
 */
export async function* rowsOf(
	text: string,
	{ delimiter, lenient = false, quotes = true }: { delimiter?: string[]; lenient?: boolean; quotes?: boolean } = {},
): AsyncGenerator<TextRow, void, undefined> {
	const whole = text.replace(/^\uFEFF/, "");
	const named = SEPARATOR_LINE.exec(whole);
	const rest = whole.slice(named?.[0].length ?? 0);
	const parser = parse({
		delimiter: delimiter ?? named?.[1] ?? delimiterOf(rest),
		record_delimiter: ["\r\n", "\n", "\r"],
		quote: quotes ? '"' : false,
		relax_quotes: lenient,
		relax_column_count: true,
		trim: true,
		info: true,
	});
	const rows: AsyncIterable<{ record: string[]; info: { lines: number } }> = Readable.from(chunksOf(rest)).pipe(parser);
	for await (const { record, info } of rows) {
		yield { cells: record.map((cell) => tidyName(cell.replace(PASTED_ALONG, ""))), line: info.lines };
	}
}

async function* chunksOf(text: string): AsyncGenerator<Buffer> {
	const bytes = Buffer.from(text);
	for (let at = 0; at < bytes.length; at += CHUNK_BYTES) {
		yield bytes.subarray(at, at + CHUNK_BYTES);
		await untilOthersHadTheirTurn();
	}
}

function delimiterOf(text: string): string {
	const [first = ""] = text.trimStart().split(/[\r\n]/, 1);
	const count = (sign: string) => first.split(sign).length;
	return [",", ";", "\t"].reduce((most, sign) => (count(sign) > count(most) ? sign : most));
}
