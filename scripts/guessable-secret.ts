const KEYBOARD_ROWS = ["qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890"];
const LEAST_CHARACTERS = 10;
/** Shorter parts repeat by chance, especially among digits. */
const REPEATED_LENGTH = 4;
/** In a random hexadecimal secret, at most a quarter is predictable. */
const MOST_PREDICTABLE = 0.45;

/**
 * Whether a secret could be guessed: it appears in documentation or tests, hardly varies, follows the alphabet or the
 * keyboard, or repeats itself.
 */
export function isGuessable(secret: string): boolean {
	const folded = secret.toLowerCase();
	if (/secret|password|passw0rd|change.?me|example|default|commonpurse/.test(folded)) return true;
	if (new Set(folded).size < LEAST_CHARACTERS) return true;
	const characters = [...folded];
	const next = characters.filter((character, index) => index > 0 && follows(characters[index - 1] ?? "", character));
	return next.length > secret.length * MOST_PREDICTABLE || repeatedIn(folded) > secret.length * MOST_PREDICTABLE;
}

/** The same again, or one further, in either direction. */
function follows(before: string, after: string): boolean {
	if (Math.abs((before.codePointAt(0) ?? 0) - (after.codePointAt(0) ?? 0)) <= 1) return true;
	return KEYBOARD_ROWS.some((row) => {
		const [at, then] = [row.indexOf(before), row.indexOf(after)];
		return at >= 0 && then >= 0 && Math.abs(at - then) <= 1;
	});
}

/** How many characters belong to parts that occurred before. */
function repeatedIn(text: string): number {
	let repeated = 0;
	for (let at = REPEATED_LENGTH; at <= text.length - REPEATED_LENGTH; ) {
		let length = 0;
		while (at + length < text.length && text.slice(0, at).includes(text.slice(at, at + length + 1))) length += 1;
		if (length >= REPEATED_LENGTH) repeated += length;
		at += length >= REPEATED_LENGTH ? length : 1;
	}
	return repeated;
}
