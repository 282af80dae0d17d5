import type { Sql } from "@/lib/platform/database/sql.ts";
import { onShards } from "./by-shard.ts";

/** The columns that a bulk statement writes, with their PostgreSQL types. */
export type Columns<Row> = { readonly [Column in keyof Row]: string };

type Value = string | number | bigint | boolean | Date | null;

type Values<Row> = { readonly [Column in keyof Row]: Value };

/** Inserts rows in the order given, in one statement however many there are. */
export async function insertRows<Row extends Values<Row>>(
	sql: Sql,
	table: string,
	columns: Columns<Row>,
	rows: readonly Row[],
): Promise<void> {
	if (rows.length === 0) return;
	const names = columnNames(columns);
	await sql.execute(`INSERT INTO "${table}" (${names}) SELECT ${names} FROM ${unnest(columns)}`, arrays(columns, rows));
}

/**
 * Sets columns of existing rows in one statement however many there are. They are found by `key`, whose first column
 * says on which shard they are (`account_id`, `client`). Throws where one of them does not exist.
 */
export async function updateRows<Row extends Values<Row>>(
	sql: Sql,
	table: string,
	columns: Columns<Row>,
	{
		key,
		rows,
	}: { readonly key: readonly [keyof Row & string, ...(keyof Row & string)[]]; readonly rows: readonly Row[] },
): Promise<void> {
	if (rows.length === 0) return;
	const names = Object.keys(columns) as (keyof Row & string)[];
	const changes = names.filter((name) => !key.includes(name)).map((name) => `"${name}" = "row"."${name}"`);
	const same = key.map((name) => `"${table}"."${name}" = "row"."${name}"`);
	const [shard] = key;
	const shards = onShards(`"${table}"."${shard}"`, `$${names.indexOf(shard) + 1}::${columns[shard]}[]`);
	const changed = await sql.execute(
		`UPDATE "${table}" SET ${changes.join(", ")} FROM ${unnest(columns)} WHERE ${same.join(" AND ")}${shards}`,
		arrays(columns, rows),
	);
	if (changed !== rows.length) throw new Error(`Of ${rows.length} rows to change in ${table}, there are ${changed}.`);
}

/** Rows as a table called "row", each column one array parameter. Its values are `arrays(columns, rows)`. */
export function unnest<Row>(columns: Columns<Row>): string {
	const parameters = Object.values<string>(columns).map((type, index) => `$${index + 1}::${type}[]`);
	return `unnest(${parameters.join(", ")}) AS "row" (${columnNames(columns)})`;
}

/** The columns of these rows, each as the text of one PostgreSQL array: nothing is left to do for each value. */
export function arrays<Row extends Values<Row>>(columns: Columns<Row>, rows: readonly Row[]): string[] {
	const names = Object.keys(columns) as (keyof Row)[];
	return names.map((name) => arrayOf(rows, name));
}

function arrayOf<Row extends Values<Row>>(rows: readonly Row[], name: keyof Row): string {
	const elements: string[] = [];
	let previous: Value | undefined;
	let element = "";
	let isEmpty = true;
	for (const row of rows) {
		const value = row[name];
		isEmpty &&= value === null;
		// Rows of one batch have much in common.
		if (value !== previous) element = elementOf(value);
		previous = value;
		elements.push(element);
	}
	// What has fewer elements than the others is filled up with nulls.
	return isEmpty ? "{}" : `{${elements.join(",")}}`;
}

// Ids, most keys and names: no quotes, and no NULL, are needed or made.
const PLAIN = /^[\w-]{5,}$/;
const TO_ESCAPE = /["\\]/;

function elementOf(value: Value): string {
	if (value === null) return "NULL";
	if (value instanceof Date) return `"${value.toISOString()}"`;
	if (typeof value !== "string") return String(value);
	if (PLAIN.test(value)) return value;
	return `"${TO_ESCAPE.test(value) ? value.replace(/["\\]/g, "\\$&") : value}"`;
}

function columnNames<Row>(columns: Columns<Row>): string {
	return Object.keys(columns)
		.map((name) => `"${name}"`)
		.join(", ");
}
