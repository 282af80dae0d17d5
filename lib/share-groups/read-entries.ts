import { normalizeAddress, normalizeDomain } from "@/lib/match-addresses.ts";
import { done, type Result, refuse } from "@/lib/refusal.ts";
import { MAX_ENTRIES } from "./bounds.ts";

/** Something in a pasted text or a file that should be an address or a domain. */
export interface ReadEntry {
	/** Where it stands, from 1. */
	readonly line: number;
	/** As it was written. */
	readonly text: string;
	/** Null where it is neither. */
	readonly kind: "address" | "domain" | null;
	/** As it is compared; empty where it is neither. */
	readonly value: string;
}

const HEADER = /^(e-?mail|mail|address|domain)s?( address(es)?)?$/i;
const SHOWN_CHARACTERS = 100;

/**
 * The addresses and domains in what somebody typed, pasted or read from a file: one or many a line, between commas,
 * semicolons, tabs or spaces, `Name <address>` too. In a line with an address the other cells are passed over, and so is
 * a header. Refuses nothing at all, and more than `MAX_ENTRIES`.
 */
export function readEntries(text: string): Result<readonly ReadEntry[]> {
	const field = { field: "text" };
	const found = text
		.replace(/^\uFEFF/, "")
		.split(/\r\n|\r|\n/)
		.flatMap((written, index) => entriesOf(written, index + 1));
	if (found.length === 0) return refuse("INVALID", "noEntries", {}, field);
	if (found.length > MAX_ENTRIES) {
		return refuse("INVALID", "tooManyEntries", { count: found.length, most: MAX_ENTRIES }, field);
	}
	return done(found);
}

function entriesOf(written: string, line: number): ReadEntry[] {
	const cells = written
		.split(/[,;\t]/)
		.map((cell) =>
			cell
				.trim()
				.replace(/^"(.*)"$/s, "$1")
				.trim(),
		)
		.filter((cell) => cell !== "");
	if (line === 1 && !written.includes("@") && cells.some((cell) => HEADER.test(cell))) return [];
	const named = cells.filter((cell) => isLikeAnAddress(cell));
	return (named.length > 0 ? named : cells).flatMap(wordsOf).map((word) => entryOf(word, line));
}

/** `@acme.com` is how some write a domain. */
function isLikeAnAddress(cell: string): boolean {
	return cell.lastIndexOf("@") > 0;
}

function wordsOf(cell: string): string[] {
	const inBrackets = /<([^<>]+)>/.exec(cell)?.[1];
	if (inBrackets) return [inBrackets.trim()];
	return cell.split(/\s+/);
}

function entryOf(text: string, line: number): ReadEntry {
	const shown = text.slice(0, SHOWN_CHARACTERS);
	const isAddress = isLikeAnAddress(text);
	const value = isAddress ? normalizeAddress(text) : normalizeDomain(text);
	return { line, text: shown, kind: value === null ? null : isAddress ? "address" : "domain", value: value ?? "" };
}
