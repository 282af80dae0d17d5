import { hash } from "node:crypto";
import { canonicalTags, type Entry } from "./entry.ts";

/** Which columns are hashed in which order, and how: part of the hash, so that another format can follow. */
const FORMAT = "1";

/**
 * The hash of an entry, in hexadecimal: SHA-256 of the hash of the account's entry before, and of this entry's columns.
 * Each is written with its length in bytes, so that no two entries have one text. `entryHashSql` says the same in SQL.
 */
export function entryHash(previous: string, entry: Entry): string {
	const { usage } = entry;
	const text =
		previous +
		field(FORMAT) +
		field(entry.accountId) +
		field(entry.version) +
		field(entry.kind) +
		field(entry.lotId) +
		field(entry.credits) +
		field(entry.balanceAfter) +
		field(entry.movementId) +
		field(entry.part) +
		field(entry.counterAccountId) +
		field(entry.chargeId) +
		field(entry.slice) +
		field(usage?.credits) +
		field(usage?.service) +
		field(usage?.item) +
		field(usage?.reference) +
		field(usage?.tags && canonicalTags(usage.tags)) +
		field(entry.orderId) +
		field(entry.sliceVersion) +
		field(entry.reversesVersion) +
		field(entry.userId) +
		field(entry.actorId) +
		field(entry.reason === null ? null : hash("sha256", entry.reason, "hex")) +
		field(entry.postedAt.getTime());
	return hash("sha256", text, "hex");
}

/** What the first entry of an account follows: the hash of the account's id. */
export function firstHash(accountId: string): string {
	return hash("sha256", accountId, "hex");
}

/** A value as it is hashed, and signed: with its length in bytes before it; `-` stands for none. */
export function field(value: string | number | bigint | null | undefined): string {
	if (value === null || value === undefined) return "-";
	const text = String(value);
	return `${Buffer.byteLength(text)}:${text}`;
}
