import { Readable } from "node:stream";
import { setImmediate as untilOthersHadTheirTurn } from "node:timers/promises";
import { parse } from "csv-parse";
import { tidyName } from "./names.ts";

export { CsvError } from "csv-parse";

/** A line of a file, or of what somebody pasted; one with line breaks in a cell is as many lines. */
export interface TextRow {
	/** Tidy: composed, with plain blanks and none around, without what is drawn as nothing. Blank where nothing is left. */
	readonly cells: readonly string[];
	/** Where it ends, from 1. */
	readonly line: number;
}

const CHUNK_BYTES = 4 * 1024;
/** Drawn as nothing, and pasted along with what can be seen. Joiners stay, for some words aren't the same without. */
const PASTED_ALONG = /[\u00AD\u061C\u200B\u200E\u200F\u2060\uFEFF]/g;
/** What Excel writes in front to tell itself the separator. */
const SEPARATOR_LINE = /^"?sep=([,;\t|])"?[ \t]*(?=[\r\n]|$)/i;

/**
 * The rows of comma-separated text as other programs write it: with any mixture of line ends, a byte order mark, a `sep=`
 * line. Without a `delimiter` it is the one that the first line has most of: a comma, a semicolon or a tab.
 *
 * Reads on only as rows are taken, and lets others have their turn: who stops has read a few kilobytes more at most.
 * Throws a `CsvError` where quotes don't match, unless `lenient`: then a quote inside a cell is one.
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
