// Each value is hashed with its length in bytes before it, so that no two rows have the same text; `-` stands for none.

const UUID_LENGTH = 36;
const SHA256_LENGTH = 64;

/**
 * An SQL expression for the hash of a row of `ledger_entry`, as `entry-hash.ts` makes it: SHA-256 of the hash before and
 * of the columns that a statement proves. `entry` is the row's name in the query, `before` an expression for the hash of
 * the entry before (`firstHashSql` for a pool's first entry).
 */
export function entryHashSql(entry: string, before: string): string {
	return hashAfterSql(before, entryTextsSql(entry));
}

/** The same from a list of texts, which may stand for all of `entryTextsSql` as one. */
export function hashAfterSql(before: string, texts: string): string {
	return `sha256(convert_to(concat(encode(${before}, 'hex'), ${texts}), 'UTF8'))`;
}

/** SQL expressions, separated by commas, for the texts of a row's columns as they are hashed one after the other. */
export function entryTextsSql(entry: string): string {
	const column = (name: string) => `${entry}."${name}"`;
	const uuid = (name: string) => `coalesce('${UUID_LENGTH}:' || ${column(name)}, '-')`;
	const number = (name: string) => text(`${column(name)}::text`);
	const fields = [
		"'1:1'",
		uuid("account_id"),
		number("version"),
		text(`${column("kind")}::text`),
		uuid("lot_id"),
		number("credits"),
		number("balance_after"),
		uuid("movement_id"),
		number("part"),
		uuid("counter_account_id"),
		uuid("charge_id"),
		number("slice"),
		number("slice_credits"),
		text(column("service")),
		text(column("item")),
		text(column("reference")),
		text(canonicalJsonSql(column("tags"))),
		uuid("order_id"),
		number("slice_version"),
		number("reverses_version"),
		uuid("user_id"),
		uuid("actor_id"),
		`coalesce('${SHA256_LENGTH}:' || encode(sha256(convert_to(${column("reason")}, 'UTF8')), 'hex'), '-')`,
		text(`(extract(epoch FROM ${column("posted_at")}) * 1000)::bigint::text`),
	];
	return fields.join(", ");
}

/** An SQL expression for what stands in place of the hash before a pool's first entry: SHA-256 of its account's id. */
export function firstHashSql(accountId: string): string {
	return `sha256(convert_to(${accountId}::text, 'UTF8'))`;
}

function text(value: string): string {
	return `coalesce(octet_length(${value}) || ':' || ${value}, '-')`;
}

/** One flat JSON object as JavaScript writes it, without spaces, its keys sorted by their bytes. */
function canonicalJsonSql(json: string): string {
	return `CASE WHEN ${json} IS NOT NULL THEN (
		SELECT '{' || coalesce(string_agg(to_json("key")::text || ':' || to_json("value")::text, ',' ORDER BY "key" COLLATE "C"), '') || '}'
		FROM jsonb_each_text(${json})) END`;
}
