import { commonPasswords, foldName, foldPassword, formsWithNames, saidOnce } from "./fold-password.ts";
import { MAX_PASSWORD_CHARACTERS, MIN_PASSWORD_CHARACTERS } from "./password-bounds.ts";

export type PasswordFault = "too_short" | "too_long" | "common" | "personal";

/** The user whom a password is for: these values are guessed first. */
export interface PasswordOwner {
	readonly name: string;
	readonly email: string;
	/** Null where the organization has no name but the user's. */
	readonly organizationName: string | null;
}

const PRODUCT = "Commonpurse";

/** Shorter names are part of too many words. */
const MIN_NAME_CHARACTERS = 4;

/** With fewer characters than this besides names, guessing the names is enough. */
const MIN_CHARACTERS_BESIDE = 6;

/**
 * What is wrong with a new password, or null. Characters of every kind count as one each and none is required; refused
 * are the passwords that are guessed first, with their usual variations (`foldPassword`), and those that are little
 * more than the product's name, the organization's, or the owner's name or address. Only the comparison folds: the
 * password counts as it was received.
 */
export function findPasswordFault(password: string, owner: PasswordOwner): PasswordFault | null {
	const characters = [...password].length;
	if (characters < MIN_PASSWORD_CHARACTERS) return "too_short";
	if (characters > MAX_PASSWORD_CHARACTERS) return "too_long";
	if (isLittleMoreThanNames(password, owner)) return "personal";
	return isCommon(password) ? "common" : null;
}

function isCommon(password: string): boolean {
	const common = commonPasswords();
	return foldPassword(password).some((text) => common.has(text) || isRun(text));
}

/** Whether it repeats a few characters, or each follows the one before, as in `abcabcabc`, `cdefghij` and `98765432`. */
function isRun(text: string): boolean {
	const points = [...text].map((character) => character.codePointAt(0) ?? 0);
	if (points.length < 4) return false;
	if (saidOnce(text).length < 4 || new Set(points).size < 3) return true;
	const steps = new Set(points.slice(1).map((point, index) => point - (points[index] ?? 0)));
	return steps.size === 1 && Math.abs([...steps][0] ?? 0) === 1;
}

function isLittleMoreThanNames(password: string, owner: PasswordOwner): boolean {
	const names = guessedNames(owner);
	return formsWithNames(password).some((text) => {
		const rest = names.reduce((left, name) => left.replaceAll(name, ""), text);
		return rest !== text && ([...rest].length < MIN_CHARACTERS_BESIDE || isCommon(rest));
	});
}

/** The names and their words, the longest first. */
function guessedNames({ name, email, organizationName }: PasswordOwner): string[] {
	const [mailbox = "", domain = ""] = email.split("@");
	const texts = [PRODUCT, name, organizationName ?? "", email, mailbox, domain];
	const words = texts.flatMap((text) => [text, ...text.split(/[^\p{L}\p{M}\p{N}]+/u)]).map(foldName);
	const names = words.filter((word) => word.length >= MIN_NAME_CHARACTERS);
	return [...new Set(names)].sort((one, other) => other.length - one.length);
}
