import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";

// The migrations are written by hand, so nothing but this test keeps schema.prisma true: every table and column, its
// type, whether it may be null and whether it has a default, and every enum with its values.

const schema = readFileSync(path.join(import.meta.dirname, "schema.prisma"), "utf8");
const { sql } = await testDatabase();

/** Kept by what applies the migrations, not by the application. */
const FOREIGN_TABLES = ["_prisma_migrations"];

const TYPES: Record<string, string> = {
	String: "text",
	"String @db.Uuid": "uuid",
	Int: "integer",
	"Int @db.SmallInt": "smallint",
	BigInt: "bigint",
	Boolean: "boolean",
	Json: "jsonb",
	Bytes: "bytea",
	"DateTime @db.Timestamptz(3)": "timestamp(3) with time zone",
	"DateTime @db.Date": "date",
};

test("the schema names every enum of the migrated database, with its values", async () => {
	const found = await sql.query<{ name: string; values: string[] }>(
		`SELECT "pg_type"."typname" AS "name", array_agg("enumlabel"::text ORDER BY "enumsortorder") AS "values"
		FROM "pg_enum" JOIN "pg_type" ON "pg_type"."oid" = "enumtypid" GROUP BY "typname"`,
	);
	const named = blocks("enum").map(({ map, lines }) => [map, lines.map((line) => line.split(/\s/)[0])]);
	expect(Object.fromEntries(named)).toEqual(Object.fromEntries(found.map(({ name, values }) => [name, values])));
});

test("the schema names every column of the migrated database, as it is", async () => {
	const found = await sql.query<{ table: string; column: string; says: string }>(
		`SELECT "class"."relname" AS "table", "column"."attname" AS "column",
			concat_ws(' ', format_type("atttypid", "atttypmod"), CASE WHEN "attnotnull" THEN 'not null' END,
				CASE WHEN "atthasdef" OR "attidentity" <> '' THEN 'default' END) AS "says"
		FROM "pg_attribute" AS "column" JOIN "pg_class" AS "class" ON "class"."oid" = "column"."attrelid"
		WHERE "class"."relkind" IN ('r', 'p') AND "class"."relnamespace" = 'public'::regnamespace
			AND "attnum" > 0 AND NOT "attisdropped" AND "class"."relname" <> ALL ($1::text[])`,
		[FOREIGN_TABLES],
	);
	const named = blocks("model").flatMap(({ map, lines }) => lines.flatMap((line) => column(map, line)));
	expect(Object.fromEntries(named)).toEqual(
		Object.fromEntries(found.map(({ table, column, says }) => [`${table}.${column}`, says])),
	);
});

/** The models or enums of the schema: the name in the database, and the lines between the braces. */
function blocks(kind: "model" | "enum"): { name: string; map: string; lines: string[] }[] {
	return [...schema.matchAll(new RegExp(`^${kind} (\\w+) \\{\\n([^]*?)\\n\\}`, "gm"))].map(
		([, name = "", body = ""]) => {
			const lines = body.split("\n").map((line) => line.trim());
			const map = /@@map\("(\w+)"\)/.exec(body)?.[1] ?? name;
			return {
				name,
				map,
				lines: lines.filter((line) => line !== "" && !line.startsWith("@@") && !line.startsWith("//")),
			};
		},
	);
}

/** A field as `table.column` and what the database should say of it; nothing for a relation, which has no column. */
function column(table: string, line: string): [string, string][] {
	const [, field, type = "", modifier = ""] = /^(\w+)\s+(\w+)(\?|\[\])?/.exec(line) ?? [];
	const name = /[^@]@map\("(\w+)"\)/.exec(line)?.[1] ?? field;
	const databaseType = /@db\.(\w+(?:\(\d+\))?)/.exec(line)?.[0];
	const is = typeOf([type, databaseType].filter((part) => part !== undefined).join(" "));
	if (!is) {
		expect(modelNames, `${table}.${field} has a type that this test does not know: ${line}`).toContain(type);
		return [];
	}
	const says = [modifier === "[]" ? `${is}[]` : is];
	if (modifier !== "?") says.push("not null");
	if (line.includes("@default(")) says.push("default");
	return [[`${table}.${name}`, says.join(" ")]];
}

function typeOf(prismaType: string): string | undefined {
	const [, varying, length] = /^String @db\.(Var)?Char\((\d+)\)$/.exec(prismaType) ?? [];
	if (length) return `character${varying ? " varying" : ""}(${length})`;
	return TYPES[prismaType] ?? blocks("enum").find(({ name }) => name === prismaType)?.map;
}

const modelNames = blocks("model").map(({ name }) => name);
