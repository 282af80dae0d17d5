import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { enteredAddress } from "@/lib/text/addresses/mail-address.ts";
import { normalizeDomain } from "@/lib/text/addresses/match-keys.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import { isBrokenText } from "@/lib/text/is-broken-text.ts";
import { CsvError, rowsOf, type TextRow } from "@/lib/text/text-rows.ts";
import { MAX_ENTRIES } from "../bounds.ts";

/** Something in a pasted text or a file that should be an address or a domain. */
export interface ReadEntry {
	/** Where it stands, from 1. */
	readonly line: number;
	/** As people read it; as it was written where it is neither. */
	readonly text: string;
	/** Null where it is neither. */
	readonly kind: "address" | "domain" | null;
	/** As it is compared; empty where it is neither. */
	readonly value: string;
}

const HEADER = /^(e-?mail|mail|address|domain)s?( address(es)?)?$/i;
/** A name of the owner beside an address. */
const NAME = /^[\p{L}\p{M}\p{Zs}.'’()-]+$/u;
/** `"Baker, Tom" <tom@acme.com>`: in quotes, but no cell of its own. */
const QUOTED_NAME = /"([^"\r\n]*)"(?=[ \t]*<)/g;
const SHOWN_CHARACTERS = 100;

/** Lines that are looked at, empty ones among them. */
const MOST_READ = 20 * MAX_ENTRIES;

/**
 * The addresses and domains in a text that was typed, pasted or read from a file (see `rowsOf`): one or many a line,
 * between commas, semicolons, tabs or spaces, `Name <address>` too. It skips a header, what stands beside an address in
 * one of its other columns, and a person's name beside their address; anything else that is neither is returned as
 * such. Refuses an empty text, more than `MAX_ENTRIES`, where reading stops, and what was read with the wrong
 * characters.
 */
export async function readEntries(text: string, read: typeof rowsOf = rowsOf): Promise<Result<readonly ReadEntry[]>> {
	const field = { field: "text" };
	if (isBrokenText(text)) return refuse("INVALID", "csvNotText", {}, field);
	const separators = { delimiter: [",", ";", "\t"], lenient: true };
	const plain = text.replace(QUOTED_NAME, (_, name: string) => name.replace(/[,;\t]/g, " "));
	// If a quote is never closed, quotes are ordinary characters.
	const found = await firstEntries(read(plain, separators)).catch((error) => {
		if (error instanceof CsvError) return firstEntries(read(plain, { ...separators, quotes: false }));
		throw error;
	});
	if (found === null) return refuse("INVALID", "tooManyEntries", { most: MAX_ENTRIES }, field);
	if (found.length === 0) return refuse("INVALID", "noEntries", {}, field);
	return done(found);
}

/** Null where there are too many. */
async function firstEntries(rows: AsyncIterable<TextRow>): Promise<ReadEntry[] | null> {
	const found: ReadEntry[] = [];
	let header: readonly string[] | null = null;
	let count = 0;
	for await (const { cells, line } of rows) {
		count += 1;
		if (count > MOST_READ) return null;
		if (header === null && cells.some((cell) => cell !== "")) {
			const isHeader = !cells.some((cell) => cell.includes("@")) && cells.some((cell) => HEADER.test(cell));
			header = isHeader ? cells : [];
			if (isHeader) continue;
		}
		for (const word of wordsOf(cells, header ?? [])) found.push(entryOf(word, line));
		if (found.length > MAX_ENTRIES) return null;
	}
	return found;
}

/** The parts of a line that are each read as an entry. */
function wordsOf(cells: readonly string[], header: readonly string[]): string[] {
	const addresses = cells.filter(isLikeAnAddress).length;
	return cells.flatMap((cell, column) => {
		if (isLikeAnAddress(cell)) return wordsOfCell(cell);
		const isOfOtherColumn = addresses > 0 && header[column] !== undefined && !HEADER.test(header[column]);
		// With several addresses, it is unclear whose name it is, except in `Baker, Tom <tom@acme.com>`.
		const isBesideItsAddress = addresses === 1 || /^[^@]*</.test(cells[column + 1] ?? "");
		const isName = isBesideItsAddress && NAME.test(cell) && normalizeDomain(cell) === null;
		return isOfOtherColumn || isName ? [] : wordsOfCell(cell);
	});
}

/** `@acme.com` and `*@acme.com` is how some write a domain. */
function isLikeAnAddress(text: string): boolean {
	return text.lastIndexOf("@") > 0 && !text.startsWith("*@");
}

/** The words of a cell, of `Name <address>` the address alone. A name that is an address itself is one more. */
function wordsOfCell(cell: string): string[] {
	const parts = cell.split(/<\s*([^<>\s]+)\s*>/);
	const inBrackets = parts.filter((_, index) => index % 2 === 1);
	const names = parts.filter((_, index) => index % 2 === 0);
	const rest = names.pop() ?? "";
	const named = names
		.flatMap(splitWords)
		.map((word) => word.replace(/^["']+|(?<!["'])["']+$/g, ""))
		.filter((word) => isLikeAnAddress(word) && !inBrackets.includes(word));
	return [...named, ...inBrackets, ...splitWords(rest)];
}

function splitWords(text: string): string[] {
	return text.split(/[\s,;]+/).filter((word) => word !== "");
}

function entryOf(text: string, line: number): ReadEntry {
	const shown = text.slice(0, SHOWN_CHARACTERS);
	const isAddress = isLikeAnAddress(text);
	const value = isAddress ? (enteredAddress(text)?.toLowerCase() ?? null) : normalizeDomain(text);
	if (value === null) return { line, text: shown, kind: null, value: "" };
	return { line, text: readableAddress(value), kind: isAddress ? "address" : "domain", value };
}
