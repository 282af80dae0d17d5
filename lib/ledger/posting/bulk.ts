import type { Sql } from "@/lib/platform/database/sql.ts";

/** The columns that a bulk statement writes, with their PostgreSQL types. */
export type Columns<Row> = { readonly [Column in keyof Row]: string };

type Value = string | number | bigint | Date | null;

/** Inserts rows in the order given, in one statement however many there are. */
export async function insertRows<Row extends { readonly [Column in keyof Row]: Value }>(
	sql: Sql,
	table: string,
	columns: Columns<Row>,
	rows: readonly Row[],
): Promise<void> {
	if (rows.length === 0) return;
	const names = columnNames(columns);
	await sql.query(`INSERT INTO "${table}" (${names}) SELECT ${names} FROM ${unnest(columns)}`, arrays(columns, rows));
}

/** Sets columns of existing rows, found by their id, in one statement however many there are. */
export async function updateRows<Row extends { readonly [Column in keyof Row]: Value } & { readonly id: string }>(
	sql: Sql,
	table: string,
	columns: Columns<Row>,
	rows: readonly Row[],
): Promise<void> {
	if (rows.length === 0) return;
	const changes = Object.keys(columns)
		.filter((column) => column !== "id")
		.map((column) => `"${column}" = "row"."${column}"`);
	await sql.query(
		`UPDATE "${table}" SET ${changes.join(", ")} FROM ${unnest(columns)} WHERE "${table}"."id" = "row"."id"`,
		arrays(columns, rows),
	);
}

/** Rows as a table called "row", each column one array parameter. Its values are `arrays(columns, rows)`. */
export function unnest<Row>(columns: Columns<Row>): string {
	const parameters = Object.values<string>(columns).map((type, index) => `$${index + 1}::${type}[]`);
	return `unnest(${parameters.join(", ")}) AS "row" (${columnNames(columns)})`;
}

export function arrays<Row extends { readonly [Column in keyof Row]: Value }>(
	columns: Columns<Row>,
	rows: readonly Row[],
): (string | null)[][] {
	const names = Object.keys(columns) as (keyof Row)[];
	return names.map((name) => rows.map((row) => asText(row[name])));
}

function columnNames<Row>(columns: Columns<Row>): string {
	return Object.keys(columns)
		.map((name) => `"${name}"`)
		.join(", ");
}

function asText(value: Value): string | null {
	if (value === null) return null;
	return value instanceof Date ? value.toISOString() : String(value);
}
