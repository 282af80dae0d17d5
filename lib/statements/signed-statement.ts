import { type CsvColumn, type CsvQuery, type LinesQuery, mayBeChangedSql } from "@/lib/platform/csv/csv-query.ts";
import { SqlValues } from "@/lib/platform/database/sql-values.ts";
import type { headOf, StatementFacts } from "./statement-facts.ts";

/** What a file has beside its lines. */
export interface SignedStatement {
	readonly statement: ReturnType<typeof headOf>;
	readonly signature: Readonly<Record<string, string>>;
}

interface Column extends CsvColumn {
	/** Its type and its SQL, of an `entry` and its `lot`. */
	readonly type: string;
	readonly sql: string;
}

const column = (name: string, kind: CsvColumn["kind"], type: string, sql = `"entry"."${name}"`): Column => ({
	name,
	kind,
	type,
	sql,
});
const idColumn = (name: string) => column(name, "id", "uuid");
const numberColumn = (name: string) => column(name, "number", "bigint");
const textColumn = (name: string, sql?: string) => column(name, "text", "text", sql);

/** What an entry's hash proves, as it was hashed; in another order, for people to read. */
const PROVEN = [
	numberColumn("version"),
	column("posted_at", "instant", "timestamptz"),
	column("kind", "id", "text", `"entry"."kind"::text`),
	...["credits", "balance_after"].map(numberColumn),
	...["service", "item", "reference"].map((name) => textColumn(name)),
	textColumn("tags", `"entry"."tags"::text`),
	...[idColumn("lot_id"), idColumn("movement_id"), numberColumn("part"), idColumn("counter_account_id")],
	...[idColumn("charge_id"), numberColumn("slice"), numberColumn("slice_credits"), idColumn("order_id")],
	...[numberColumn("slice_version"), numberColumn("reverses_version"), idColumn("user_id"), idColumn("actor_id")],
	column("reason_sha256", "id", "text", `encode(sha256(convert_to("entry"."reason", 'UTF8')), 'hex')`),
];

/** Hashed in no way, as their names say: of which kind an entry's lot is, and when it expires (product.md 28a). */
const SHOWN = [
	column("shown_lot_kind", "id", "text", `"lot"."kind"::text`),
	column("shown_lot_expires_at", "instant", "timestamptz", `"lot"."expires_at"`),
];

const HASH = column("hash", "id", "text", `encode("entry"."hash", 'hex')`);

const TEXTS = PROVEN.filter(({ kind }) => kind === "text");
/**
 * The texts that a CSV file may not have as they are, so that no spreadsheet runs them: as JSON. Without a semicolon, at
 * which some spreadsheets would split it.
 */
const RAW = column(
	"raw",
	"id",
	"text",
	`CASE WHEN ${TEXTS.map(({ sql }) => mayBeChangedSql(sql)).join(" OR ")} THEN ${withoutSemicolons(
		`json_strip_nulls(json_build_object(${TEXTS.map(({ name, sql }) => `'${name}', CASE WHEN ${mayBeChangedSql(sql)} THEN ${sql} END`).join(", ")}))::text`,
	)} END`,
);

/**
 * A CSV file: a row with the opening balance and, in its last column, the signed head; a row for each entry; a row with
 * the closing balance.
 */
export function csvOf(facts: StatementFacts, signed: SignedStatement): CsvQuery {
	const values = new SqlValues();
	const { opening, closing } = facts;
	const entryColumns = [...PROVEN, ...SHOWN, RAW, HASH];
	const balanceRow = (
		name: "opening" | "closing",
		{ version, balance, hash, postedAt }: typeof opening,
		head: string,
	) => {
		const known: Record<string, string> = {
			version: values.add(version, "bigint"),
			posted_at: values.add(postedAt, "timestamptz"),
			balance_after: values.add(balance, "bigint"),
			hash: values.add(hash, "text"),
		};
		const cells = entryColumns.map((one) => `${known[one.name] ?? `NULL::${one.type}`} AS "${one.name}"`);
		return `SELECT ${name === "opening" ? 0 : 2} AS "place", '${name}' AS "row", ${cells.join(", ")}, ${head} AS "statement"`;
	};
	const cells = entryColumns.map(({ name, sql }) => `${sql} AS "${name}"`);
	const text = `${balanceRow("opening", opening, withoutSemicolons(values.add(JSON.stringify(signed), "text")))}
		UNION ALL SELECT 1, 'entry', ${cells.join(", ")}, NULL ${entriesSql(values, facts)}
		UNION ALL ${balanceRow("closing", closing, "NULL")}
		ORDER BY "version", "place"`;
	const columns: CsvColumn[] = [
		{ name: "row", kind: "id" },
		...entryColumns.map(({ name, kind }): CsvColumn => ({ name, kind })),
		{ name: "statement", kind: "id" },
	];
	return { text, values: values.values, columns };
}

/** The same as one JSON document, an entry on each line; what an entry has no value for is left out. */
export function jsonOf(facts: StatementFacts, signed: SignedStatement): LinesQuery {
	const values = new SqlValues();
	const start = JSON.stringify(signed).slice(0, -1);
	const fields = [
		...PROVEN.map((one) => (one.name === "tags" ? { ...one, sql: `"entry"."tags"` } : one)),
		...SHOWN,
		HASH,
	];
	const entry = `json_strip_nulls(json_build_object(${fields.map(({ name, sql }) => `'${name}', ${sql}`).join(", ")}))::text`;
	const text = `SELECT "line" FROM (
			SELECT 0 AS "place", NULL::bigint AS "version", ${values.add(`${start},"lines":[`, "text")} AS "line"
			UNION ALL SELECT 1, "entry"."version",
				CASE WHEN row_number() OVER (ORDER BY "entry"."version") > 1 THEN ',' ELSE '' END || ${entry}
				${entriesSql(values, facts)}
			UNION ALL SELECT 2, NULL, ']}'
		) AS "file" ORDER BY "place", "version"`;
	return { text, values: values.values };
}

function entriesSql(values: SqlValues, { pool, opening, closing }: StatementFacts): string {
	const account = values.add(pool.accountId, "uuid");
	return `FROM "ledger_entry" AS "entry"
		LEFT JOIN "lot" ON "lot"."account_id" = ${account} AND "lot"."id" = "entry"."lot_id"
		WHERE "entry"."account_id" = ${account} AND "entry"."version" > ${values.add(opening.version, "bigint")}
			AND "entry"."version" <= ${values.add(closing.version, "bigint")}`;
}

/** JSON in which each semicolon, which only its texts have, is written as a number. */
function withoutSemicolons(json: string): string {
	return `replace(${json}, ';', '\\u003b')`;
}
