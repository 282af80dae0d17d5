import { Option } from "@commander-js/extra-typings";
import { stringify } from "csv-stringify/sync";

export type Cell = string | number | boolean | null;
export type Row = Readonly<Record<string, Cell>>;

const FORMATS = ["table", "csv", "json"] as const;

/** How a command shows what it found. */
export type Format = (typeof FORMATS)[number];

export function formatOption() {
	return new Option("--format <format>", "how to show it").choices(FORMATS).default("table" as const);
}

interface Shown<Item> {
	readonly format: Format;
	/** What stands in a line of a table or a file; JSON has everything as the API answers it. */
	readonly row: (item: Item) => Row;
	/** The columns' names, which are there also where nothing was found. */
	readonly columns: readonly string[];
}

/** Writes items to the output, as they come where the format allows it. */
export async function showRows<Item>(
	items: AsyncIterable<Item> | Iterable<Item>,
	{ format, row, columns }: Shown<Item>,
): Promise<void> {
	if (format === "json") return showJson(items);
	if (format === "csv") {
		process.stdout.write(csvLine(Object.fromEntries(columns.map((name) => [name, name])), columns));
		for await (const item of items) process.stdout.write(csvLine(row(item), columns));
		return;
	}
	const rows: Row[] = [];
	for await (const item of items) rows.push(row(item));
	process.stdout.write(tableOf(rows, columns));
}

async function showJson(items: AsyncIterable<unknown> | Iterable<unknown>): Promise<void> {
	let before = "[\n";
	for await (const item of items) {
		process.stdout.write(`${before}${JSON.stringify(item)}`);
		before = ",\n";
	}
	process.stdout.write(before === "[\n" ? "[]\n" : "\n]\n");
}

/** Quoted where it has to be; what a spreadsheet would run as a formula begins with an apostrophe. */
function csvLine(row: Row, columns: readonly string[]): string {
	return stringify([columns.map((name) => row[name] ?? "")], {
		escape_formulas: true,
		record_delimiter: "windows",
		cast: { boolean: String },
	});
}

function tableOf(rows: readonly Row[], columns: readonly string[]): string {
	const lines = [columns, ...rows.map((row) => columns.map((name) => textOf(row[name] ?? null)))];
	const widths = columns.map((_, at) => Math.max(...lines.map((line) => (line[at] ?? "").length)));
	const isNumber = columns.map((name) => rows.some((row) => typeof row[name] === "number"));
	const pad = (text: string, at: number) =>
		isNumber[at] ? text.padStart(widths[at] ?? 0) : text.padEnd(widths[at] ?? 0);
	return lines.map((line) => `${line.map(pad).join("  ").trimEnd()}\n`).join("");
}

/** Without what would steer the terminal. */
function textOf(cell: Cell): string {
	return cell === null ? "-" : String(cell).replace(/\p{C}/gu, "�");
}
