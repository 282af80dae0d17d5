import { dictionary } from "@zxcvbn-ts/language-common";

/** The letter that a digit or sign stands for; 1 and ! stand for both `i` and `l`, which is why those two are one. */
const STANDS_FOR: Readonly<Record<string, string>> = {
	...{ "@": "a", "4": "a", "8": "b", "(": "c", "3": "e", "€": "e", "6": "g", "9": "g", "1": "i", "!": "i", "|": "i" },
	...{ l: "i", "£": "i", "0": "o", $: "s", "5": "s", "7": "t", "+": "t", "2": "z" },
};

/** More than this at one end is no longer a usual addition. */
const MAX_PUT_AT_AN_END = 6;

let common: ReadonlySet<string> | undefined;

/** Some fifty thousand passwords from breaches, as they are and folded to letters. */
export function commonPasswords(): ReadonlySet<string> {
	const entries = () => dictionary["passwords-common"].map((entry) => plain(String(entry)));
	common ??= new Set(entries().flatMap((entry) => [entry, inLetters(entry)]));
	return common;
}

/**
 * The simpler passwords that this may be a mere variation of: itself without capitals and accents, without a few digits
 * and signs before and after it, without signs between, said once where it is repeated, and all of these in letters.
 */
export function foldPassword(password: string): string[] {
	const [before, core, after] = partsOf(plain(password));
	const [head, tail] = [before, after].map((end) => (end.length > MAX_PUT_AT_AN_END ? end : ""));
	const shortened = [before + core + after, before + core + tail, head + core + after, head + core + tail];
	const written = shortened.flatMap((text) => [text, withoutSigns(text)]).flatMap((text) => [text, saidOnce(text)]);
	return [...new Set(written.flatMap((text) => [text, inLetters(text)]))];
}

/** A name in the form in which passwords are searched for it. */
export function foldName(name: string): string {
	return withoutSigns(inLetters(plain(name)));
}

/**
 * A password in the forms in which names are searched for in it: all of it in letters, and with the digits at its ends
 * left as they are.
 */
export function formsWithNames(password: string): string[] {
	const [before, core, after] = partsOf(plain(password));
	return [foldName(password), withoutSigns(before) + foldName(core) + withoutSigns(after)];
}

/** Without capitals, accents and the compatibility forms of letters. */
function plain(text: string): string {
	return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

/** What comes before the first letter, from the first to the last, and after it. */
function partsOf(text: string): [string, string, string] {
	const [, before = "", core = "", after = ""] = /^(\P{L}*)(.*?)(\P{L}*)$/su.exec(text) ?? [];
	return [before, core, after];
}

function withoutSigns(text: string): string {
	return text.replace(/[^\p{L}\p{N}]/gu, "");
}

/** The text that is repeated; a text without repetition is itself. */
export function saidOnce(text: string): string {
	return /^(.+?)\1+$/su.exec(text)?.[1] ?? text;
}

function inLetters(text: string): string {
	return [...text].map((character) => STANDS_FOR[character] ?? character).join("");
}
