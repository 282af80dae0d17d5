import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { connected } from "../../database/database.ts";
import { ROOT } from "../../settings.ts";
import { checkStatements } from "./check.ts";
import { declaredRows } from "./declared-rows.ts";

interface Planted {
	readonly title: string;
	/** How it is called: on its line of the planted file. */
	readonly call: string;
	/** What a test has asked for there; null where none has. */
	readonly text: string | null;
	readonly says: readonly string[];
}

const PLANTED: readonly Planted[] = [
	{
		title: "columns that fit",
		call: "sql.query<User & { at: Date | null; credits: bigint; rows: number; facts: Facts; is: boolean; ids: string[] }>",
		text: `SELECT "id", "name", "status", "last_signed_in_at" AS "at", 1::int8 AS "credits", count(*) OVER ()::int AS "rows",
			'{}'::jsonb AS "facts", true AS "is", array["id"] AS "ids" FROM "user"`,
		says: [],
	},
	{
		title: "a row that is declared by the type of the function",
		call: "ofUsers(sql).read = () => sql.query",
		text: `SELECT "id", "name", "email" FROM "user"`,
		says: [`returns "email", which its row doesn't declare.`, `declares "status", which its statement doesn't return.`],
	},
	{
		title: "a renamed column",
		call: "sql.query<{ fullName: string }>",
		text: `SELECT "name" FROM "user"`,
		says: [
			`returns "name", which its row doesn't declare.`,
			`declares "fullName", which its statement doesn't return.`,
		],
	},
	{
		title: "another type of number",
		call: "sql.query<{ users: number }>",
		text: `SELECT count(*) AS "users" FROM "user"`,
		says: [`declares "users" as number, and its statement returns int8.`],
	},
	{
		title: "a type that comes differently through Prisma and without it",
		call: "sql.query<{ credits: bigint }>",
		text: `SELECT sum("balance") AS "credits" FROM "pool"`,
		says: [`declares "credits" as bigint, and its statement returns numeric.`],
	},
	{
		title: "an array of an enum",
		call: "sql.query<{ statuses: string[] }>",
		text: `SELECT array_agg("status") AS "statuses" FROM "user"`,
		says: [`declares "statuses" as string[], and its statement returns _user_status.`],
	},
	{
		title: "what JSON can't hold",
		call: "sql.query<{ facts: { at: { last: Date }[] } }>",
		text: `SELECT "facts" FROM "mail"`,
		says: [`declares "facts" as { at: { last: Date; }[]; }, and its statement returns jsonb.`],
	},
	{
		title: "a column that is there twice",
		call: `sql.query<Pick<User, "id">>`,
		text: `SELECT "user"."id", "organization"."id" FROM "user" JOIN "organization" ON true`,
		says: [`returns "id" twice.`],
	},
	{
		title: "what PostgreSQL refuses",
		call: "sql.query<{ nickname: string }>",
		text: `SELECT "nickname" FROM "user"`,
		says: [`asks for what PostgreSQL refuses: column "nickname" does not exist.`],
	},
	{
		title: "a row without columns of its own",
		call: "sql.query<any>",
		text: `SELECT "id" FROM "user"`,
		says: ["declares any as its row: name its columns."],
	},
	{
		title: "a write whose rows are not read",
		call: "sql.query",
		text: `UPDATE "user" SET "version" = 2 RETURNING "id"`,
		says: ["reads no rows of what it writes: that is an `execute`."],
	},
	{ title: "a write", call: "sql.execute", text: `UPDATE "user" SET "version" = 2`, says: [] },
	{ title: "a lock", call: "sql.query", text: `SELECT 1 FROM "user" FOR UPDATE`, says: [] },
	{
		title: "a statement that no test has asked for",
		call: "sql.query",
		text: null,
		says: ["asks for a statement that no test has asked for."],
	},
];

const BEFORE = `import type { Sql } from "./platform/database/sql.ts";
interface User { readonly id: string; name: string; status: "active" | "suspended" | "removed" }
interface Facts { mail: unknown; sizes: number[]; nested?: Facts }
declare const sql: Sql;
const handsOn = <Row>(text: string) => sql.query<Row>(text);
const other = () => sql.query<{ another: string }>("");
declare function ofUsers(sql: Sql): { read: () => Promise<User[]> };
`;

const PARTS = ['export const NAME = `"name"`;', 'export const handsOn = (_: { by: string }) => NAME + " DESC";'].join(
	"\n",
);
const READABLE = `import { handsOn, NAME } from "./parts.ts";
import type { Sql } from "./platform/database/sql.ts";
declare const sql: Sql, is: boolean, id: string;
declare function rowLock(): string;
const COLUMNS = 'id, ' + NAME;
const one = (column: string) => \`max(\${column})\`;
function inAll(column: string) { return \`count(\${one(column)})\`; }
sql.query("SELECT 1");
sql.query(\`SELECT \${COLUMNS} FROM "user" \${rowLock()}\`);
sql.query(\`SELECT \${is ? "1" : (NAME)}\` as string);
sql.query(\`SELECT \${inAll("id")}, \${handsOn({ by: NAME })}\`);
sql.query(\`SELECT \${id}\`);
sql.query(one(id));
`;

const { ownerUrl } = await testDatabase();
const root = plant(BEFORE + PLANTED.map(({ call }) => `${call}("");\n`).join(""));
afterAll(() => rmSync(root, { recursive: true }));
const all = declaredRows(root, (file) => file.startsWith("lib/"));
const callers = all.filter(({ place }) => place.startsWith("lib/planted.ts:"));
const [handsOn, other] = callers;

test.each(PLANTED)("$title", async ({ title, text, says }) => {
	const line = BEFORE.split("\n").length + PLANTED.findIndex((one) => one.title === title);
	const caller = callers.find(({ place }) => place.startsWith(`lib/planted.ts:${line}:`));
	if (!caller) throw new Error("TypeScript has seen no call there.");
	const places = ["lib/platform/database/transaction.ts:88:28", handsOn?.place ?? "", caller.place, other?.place ?? ""];
	const recorded = text === null ? [] : [{ text, places }];
	const found = await connected(ownerUrl, (client) =>
		checkStatements(client, { callers, recorded, isChecked: (one) => one === caller }),
	);
	expect(found).toEqual(says.map((sentence) => `${caller.place} ${sentence}`));
});

test("the texts that the sources alone tell", () => {
	const read = all.filter(({ place }) => place.startsWith("lib/readable.ts:")).map(({ texts }) => texts);
	expect(read).toEqual([
		["SELECT 1"],
		[`SELECT id, "name" FROM "user" FOR KEY SHARE`],
		["SELECT 1", `SELECT "name"`],
		[`SELECT count(max(id)), "name" DESC`],
		null,
		null,
	]);
});

/** A project of our `Sql` and files that use it. */
function plant(source: string): string {
	const directory = mkdtempSync(path.join(tmpdir(), "commonpurse-statements-"));
	const sql = "lib/platform/database/sql.ts";
	mkdirSync(path.join(directory, path.dirname(sql)), { recursive: true });
	cpSync(path.join(ROOT, sql), path.join(directory, sql));
	writeFileSync(path.join(directory, "lib/planted.ts"), source);
	writeFileSync(path.join(directory, "lib/readable.ts"), READABLE);
	writeFileSync(path.join(directory, "lib/parts.ts"), PARTS);
	const compilerOptions = {
		strict: true,
		noEmit: true,
		allowImportingTsExtensions: true,
		target: "ES2023",
		module: "esnext",
		types: [],
	};
	writeFileSync(path.join(directory, "tsconfig.json"), JSON.stringify({ compilerOptions }));
	return directory;
}
