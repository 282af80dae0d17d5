/** A value as it is hashed: its length in bytes and itself, so that no two rows have the same text; `-` for none. */
function field(text: string): string {
	return `coalesce(octet_length(${text})::text || ':' || ${text}, '-')`;
}

/**
 * An SQL expression for the hash of a row of `ledger_entry`, as `entry-hash.ts` makes it: SHA-256 of the hash before and
 * of the columns that a statement proves. `entry` is the row's name in the query, `before` an expression for the hash of
 * the entry before (`firstHashSql` for a pool's first entry).
 */
export function entryHashSql(entry: string, before: string): string {
	return hashAfterSql(before, entryFieldsSql(entry));
}

/** The same from the text of the row (`entryFieldsSql`), for queries that make it before they know the hash before. */
export function hashAfterSql(before: string, fields: string): string {
	return `sha256(convert_to(encode(${before}, 'hex') || ${fields}, 'UTF8'))`;
}

/** An SQL expression for the text of a row's columns, as it is hashed. */
export function entryFieldsSql(entry: string): string {
	const column = (name: string) => `${entry}."${name}"`;
	const fields = [
		"'1'",
		`${column("account_id")}::text`,
		`${column("version")}::text`,
		`${column("kind")}::text`,
		`${column("lot_id")}::text`,
		`${column("credits")}::text`,
		`${column("balance_after")}::text`,
		`${column("movement_id")}::text`,
		`${column("part")}::text`,
		`${column("counter_account_id")}::text`,
		`${column("charge_id")}::text`,
		`${column("slice")}::text`,
		`${column("slice_credits")}::text`,
		column("service"),
		column("item"),
		column("reference"),
		canonicalJsonSql(column("tags")),
		`${column("order_id")}::text`,
		`${column("slice_version")}::text`,
		`${column("reverses_version")}::text`,
		`${column("user_id")}::text`,
		`${column("actor_id")}::text`,
		`encode(sha256(convert_to(${column("reason")}, 'UTF8')), 'hex')`,
		`(extract(epoch FROM ${column("posted_at")}) * 1000)::bigint::text`,
	];
	return fields.map(field).join(" || ");
}

/** An SQL expression for what stands in place of the hash before a pool's first entry: SHA-256 of its account's id. */
export function firstHashSql(accountId: string): string {
	return `sha256(convert_to(${accountId}::text, 'UTF8'))`;
}

/** One flat JSON object as JavaScript writes it, without spaces, its keys sorted by their bytes. */
function canonicalJsonSql(json: string): string {
	return `CASE WHEN ${json} IS NOT NULL THEN (
		SELECT '{' || coalesce(string_agg(to_json("key")::text || ':' || to_json("value")::text, ',' ORDER BY "key" COLLATE "C"), '') || '}'
		FROM jsonb_each_text(${json})) END`;
}
