import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { openConnection } from "@/lib/testing/connections/connection.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { transact } from "../../platform/database/transaction.ts";
import { RECORDED_STATEMENTS, type RecordedStatement } from "./recorded-statements.ts";

const { db, sql, url } = await testDatabase();
const connection = await openConnection(url);

test.each([
	["directly", () => sql.query("SELECT 'directly'")],
	["in a transaction", () => transact(db, (tx) => tx.sql.query("SELECT 'in a transaction'"))],
	["without Prisma", () => connection.transaction((tx) => tx.sql.query("SELECT 'without Prisma'"))],
	["as a write", () => transact(db, (tx) => tx.sql.execute("DELETE FROM mail WHERE id::text = 'as a write'"))],
])("what is asked for %s is recorded with the place that asks", async (how, ask) => {
	await ask();
	const source = readFileSync(import.meta.filename, "utf8").split("\n");
	const line = source.findIndex((text) => text.includes(`["${how}"`)) + 1;
	const column = (source[line - 1] ?? "").search(/(query|execute)\(/) + 1;
	const recorded = readRecorded().find(({ text }) => text.includes(`'${how}'`));
	expect(recorded?.places).toContain(`lib/testing/connections/record-statements.test.ts:${line}:${column}`);
});

function readRecorded(): RecordedStatement[] {
	return readdirSync(RECORDED_STATEMENTS)
		.flatMap((file) => readFileSync(path.join(RECORDED_STATEMENTS, file), "utf8").split("\n"))
		.filter(Boolean)
		.map((line): RecordedStatement => JSON.parse(line));
}
