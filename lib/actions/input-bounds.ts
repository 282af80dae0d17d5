/** Far more than any form without a file holds. */
export const MOST_CHARACTERS = 100_000;

export interface InputBounds {
	/** The most that an action accepts, in characters of text; each value and each field name counts as one more. */
	readonly mostCharacters?: number;
}

/** Whether a posted value is larger than that; stops looking once it is. */
export function isBiggerThan(mostCharacters: number, input: unknown): boolean {
	let left = mostCharacters;
	const waiting: unknown[] = [input];
	for (let value = waiting.pop(); left >= 0 && value !== undefined; value = waiting.pop()) {
		left -= 1;
		if (typeof value === "string") left -= value.length;
		if (typeof value !== "object" || value === null) continue;
		const parts = Object.entries(value);
		if (parts.length > left) return true;
		for (const [name, part] of parts) {
			left -= name.length;
			waiting.push(part ?? null);
		}
	}
	return left < 0;
}
