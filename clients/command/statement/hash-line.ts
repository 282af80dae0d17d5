import { hash } from "node:crypto";

// Made from what the ledger's README says, and not from the portal's code: a second opinion.

/** What is hashed of an entry after the format and its account, in this order. */
export const HASHED = [
	...["version", "kind", "lot_id", "credits", "balance_after", "movement_id", "part", "counter_account_id"],
	...["charge_id", "slice", "slice_credits", "service", "item", "reference", "tags", "order_id", "slice_version"],
	...["reverses_version", "user_id", "actor_id", "reason_sha256", "posted_at"],
] as const;

const ENTRY_FORMAT = "1";

/** The values of an entry by name; null where it has none. Instants and tags are as the file has them. */
export type Proven = ReadonlyMap<string, string | null>;

/** The hash that an entry has after another one, in hexadecimal. */
export function hashLine(accountId: string, before: string, proven: Proven): string {
	const values = HASHED.map((name) => hashedValue(name, proven.get(name) ?? null));
	return hash("sha256", before + [ENTRY_FORMAT, accountId, ...values].map(field).join(""), "hex");
}

/** What the first entry of an account follows. */
export function firstHash(accountId: string): string {
	return hash("sha256", accountId, "hex");
}

/** A value with its length in bytes before it; `-` stands for none. */
export function field(value: string | number | null): string {
	if (value === null) return "-";
	return `${Buffer.byteLength(String(value))}:${value}`;
}

function hashedValue(name: string, value: string | null): string | null {
	if (value === null) return null;
	if (name === "posted_at") return String(Date.parse(value));
	return name === "tags" ? canonicalTags(value) : value;
}

/** Tags as one text without blanks, their keys in the order of their bytes. */
function canonicalTags(json: string): string {
	let tags: unknown;
	try {
		tags = JSON.parse(json);
	} catch {
		return json;
	}
	const pairs = Object.entries(tags ?? {}).sort(([one], [other]) =>
		Buffer.compare(Buffer.from(one), Buffer.from(other)),
	);
	return `{${pairs.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(",")}}`;
}
