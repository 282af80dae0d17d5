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
