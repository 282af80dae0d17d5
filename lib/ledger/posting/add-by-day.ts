import type { Sql } from "@/lib/platform/database/sql.ts";
import { onShards } from "./by-shard.ts";
import { arrays, type Columns, unnest } from "./insert-rows.ts";

/** A table whose rows count by pool and day of the deployment (product.md 35). */
export interface DailyTable<Key extends string, Sum extends string> {
	readonly name: string;
	/** What tells its rows apart, besides the day, with their types; the account first. */
	readonly key: Readonly<Record<Key, string>>;
	readonly sums: Readonly<Record<Sum, "int8">>;
}

/** What is added to one row, or taken from it. */
export type Addition<Key extends string, Sum extends string> = Readonly<
	Record<Key, string> & Record<Sum, bigint> & { at: Date }
>;

/** Adds these up, each to the day of its instant, under the locks of their pools. */
export async function addByDay<Key extends string, Sum extends string>(
	sql: Sql,
	table: DailyTable<Key, Sum>,
	additions: readonly Addition<Key, Sum>[],
): Promise<void> {
	if (additions.length === 0) return;
	const { name, key, sums } = table;
	const columns = { ...key, at: "timestamptz", ...sums } as Columns<Addition<Key, Sum>>;
	const added = `
		SELECT ${listed(key)}, ("at" AT TIME ZONE (SELECT "time_zone" FROM "deployment"))::date AS "day",
			${each(sums, (sum) => `sum("${sum}")::int8 AS "${sum}"`)}
		FROM ${unnest(columns)} GROUP BY ${listed(key)}, "day"`;
	const same = each({ ...key, day: "" }, (column) => `"row"."${column}" = "added"."${column}"`, " AND ");
	const theirs = onShards(`"row"."account_id"`, "$1::uuid[]");
	const rows = merged(table, additions);
	const values = arrays(columns, rows);
	const changed = await sql.execute(
		`UPDATE "${name}" AS "row" SET ${each(sums, (sum) => `"${sum}" = "row"."${sum}" + "added"."${sum}"`)}
		FROM (${added}) AS "added" WHERE ${same}${theirs}`,
		values,
	);
	// Where rows here are of one day, fewer are changed although none is missing.
	if (changed === rows.length) return;
	await sql.execute(
		`INSERT INTO "${name}" (${listed({ ...key, day: "", ...sums })})
		SELECT ${each({ ...key, day: "", ...sums }, (column) => `"added"."${column}"`)} FROM (${added}) AS "added"
		LEFT JOIN (SELECT * FROM "${name}" AS "row" WHERE true${theirs}) AS "row" ON ${same}
		WHERE "row"."account_id" IS NULL`,
		values,
	);
}

/** What is added to one row at one instant as one addition: many charges on one pool are one row. */
function merged<Key extends string, Sum extends string>(
	{ key, sums }: DailyTable<Key, Sum>,
	additions: readonly Addition<Key, Sum>[],
): Addition<Key, Sum>[] {
	const keys = Object.keys(key) as Key[];
	const names = Object.keys(sums) as Sum[];
	const byRow = new Map<string, Record<string, unknown>>();
	let sum: Record<string, unknown> = {};
	for (const addition of additions) {
		// One charge after the other is often of the same pool and user.
		let known: typeof sum | undefined = sum;
		if (sum.at !== addition.at || keys.some((column) => sum[column] !== addition[column])) {
			const name = [(addition.at as Date).getTime(), ...keys.map((column) => addition[column])].join("\0");
			known = byRow.get(name);
			sum = known ?? { ...addition };
			byRow.set(name, sum);
		}
		if (known) for (const column of names) sum[column] = (sum[column] as bigint) + addition[column];
	}
	return [...byRow.values()] as Addition<Key, Sum>[];
}

function each(columns: object, text: (column: string) => string, between = ", "): string {
	return Object.keys(columns).map(text).join(between);
}

function listed(columns: object): string {
	return each(columns, (column) => `"${column}"`);
}
