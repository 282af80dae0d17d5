/** Credits are bigint everywhere inside; JSON and forms carry them as integers within the safe range. */
export const MAX_CREDITS = BigInt(Number.MAX_SAFE_INTEGER);

/** Credits as a JSON number. Throws a RangeError beyond the safe range rather than round. */
export function toJsonCredits(credits: bigint): number {
	if (credits > MAX_CREDITS || credits < -MAX_CREDITS) {
		throw new RangeError(`${credits} credits do not fit a JSON number.`);
	}
	return Number(credits);
}

/** The number of credits that a person typed; null where it is no positive whole number. */
export function creditsOf(typed: string): bigint | null {
	return /^[1-9]\d{0,14}$/.test(typed.trim()) ? BigInt(typed.trim()) : null;
}
