import { dictionary } from "@zxcvbn-ts/language-common";
import { MAX_PASSWORD_CHARACTERS, MIN_PASSWORD_CHARACTERS } from "./password-length.ts";

export type PasswordFault = "too_short" | "too_long" | "common" | "personal";

let common: ReadonlySet<string> | undefined;

/**
 * What is wrong with a new password, or null. Characters of every kind count as one each and none is asked for; refused
 * are the passwords that everybody guesses first, and those that are little more than the product's or one's own name.
 */
export function findPasswordFault(password: string, owner: { name: string; email: string }): PasswordFault | null {
	const characters = [...password.normalize("NFKC")].length;
	if (characters < MIN_PASSWORD_CHARACTERS) return "too_short";
	if (characters > MAX_PASSWORD_CHARACTERS) return "too_long";
	const plain = password.normalize("NFKC").toLowerCase();
	common ??= new Set(dictionary["passwords-common"].map(String));
	if (common.has(plain) || new Set(plain).size < 3) return "common";
	return personalWords(owner).some((word) => isLittleMoreThan(plain, word)) ? "personal" : null;
}

function personalWords({ name, email }: { name: string; email: string }): string[] {
	const [mailbox = "", domain = ""] = email.toLowerCase().split("@");
	const words = ["commonpurse", email.toLowerCase(), mailbox, domain, domain.split(".")[0] ?? ""];
	return [...words, name.toLowerCase(), name.toLowerCase().replace(/\s+/g, "")].filter((word) => word.length >= 4);
}

/** Whether the password is the word with at most three characters put before or after it. */
function isLittleMoreThan(password: string, word: string): boolean {
	return password.includes(word) && password.length - word.length <= 3;
}
