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

/** The same for two equal values, whatever the order of their keys; undefined counts as absent. */
export function canonicalJson(value: unknown): string {
	if (typeof value === "string") return quoted(value);
	if (typeof value === "bigint") return `{"$bigint":"${value}"}`;
	if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
	if (value instanceof Date) return `{"$date":"${value.toISOString()}"}`;
	if (Array.isArray(value)) return `[${value.map(canonicalJson).join(",")}]`;
	const members = value as Record<string, unknown>;
	let text = "";
	for (const key of sortedKeys(members)) {
		const member = members[key];
		if (member !== undefined) text += `${text === "" ? "" : ","}${quoted(key)}:${canonicalJson(member)}`;
	}
	return `{${text}}`;
}

// As JSON.stringify escapes them.
const TO_ESCAPE = /["\\\p{Cc}\p{Cs}]/u;

function quoted(text: string): string {
	return TO_ESCAPE.test(text) ? JSON.stringify(text) : `"${text}"`;
}

function sortedKeys(members: Record<string, unknown>): readonly string[] {
	const keys = Object.keys(members);
	// Few are asked for in another order.
	return keys.every((key, index) => index === 0 || (keys[index - 1] ?? "") < key) ? keys : keys.sort();
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
