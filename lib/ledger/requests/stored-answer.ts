// An answer as it is stored under a request's key: JSON, in which bigints and dates are tagged so that they are
// restored as such.

type Tagged = { $bigint: string } | { $date: string };

export function toStoredAnswer(answer: unknown): string {
	return JSON.stringify(tag(answer));
}

export function fromStoredAnswer(stored: unknown): unknown {
	if (typeof stored !== "object" || stored === null) return stored;
	if (Array.isArray(stored)) return stored.map(fromStoredAnswer);
	if (isTagged(stored)) return "$bigint" in stored ? BigInt(stored.$bigint) : new Date(stored.$date);
	return Object.fromEntries(Object.entries(stored).map(([key, value]) => [key, fromStoredAnswer(value)]));
}

function tag(value: unknown): unknown {
	if (typeof value === "bigint") return { $bigint: value.toString() };
	if (value instanceof Date) return { $date: value.toISOString() };
	if (Array.isArray(value)) return value.map(tag);
	if (typeof value !== "object" || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, tag(member)]));
}

function isTagged(value: object): value is Tagged {
	return "$bigint" in value || "$date" in value;
}
