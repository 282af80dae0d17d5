/** Credits are bigint everywhere inside; JSON and forms carry them as integers within the safe range. */
export const MAX_CREDITS = BigInt(Number.MAX_SAFE_INTEGER);

/** Credits as a JSON number. Throws a RangeError beyond the safe range rather than round. */
export function toJsonCredits(credits: bigint): number {
	if (credits > MAX_CREDITS || credits < -MAX_CREDITS) {
		throw new RangeError(`${credits} credits do not fit a JSON number.`);
	}
	return Number(credits);
}

/** What parts thousands, as the portal and other programs write them: 1,000, or with a space of any kind. */
const IN_THOUSANDS = /^\d{1,3}(?:,\d{3})+$|^\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+$/;
const MOST_DIGITS = 15;

/** The number of credits that a person typed, such as 1000 or 1,000; null where it is no whole number, or is below zero. */
export function creditsOrNoneOf(typed: string): bigint | null {
	const text = typed.trim();
	const digits = IN_THOUSANDS.test(text) ? text.replace(/\D/g, "") : text;
	return /^\d+$/.test(digits) && digits.length <= MOST_DIGITS ? BigInt(digits) : null;
}

/** The same, null for zero too. */
export function creditsOf(typed: string): bigint | null {
	const credits = creditsOrNoneOf(typed);
	return credits === 0n ? null : credits;
}
