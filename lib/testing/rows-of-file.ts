import { expect } from "vitest";
import type { CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";

/** The rows of a list's file, each with the file's columns; fails where there is no file. */
export async function rowsOfFile(sql: Sql, file: CsvQuery | "tooLong" | null): Promise<Record<string, unknown>[]> {
	if (file === null || file === "tooLong") throw new Error(`It is no file: ${file}.`);
	const rows = await sql.query<Record<string, unknown>>(file.text, file.values);
	for (const row of rows) expect(Object.keys(row)).toEqual(file.columns.map(({ name }) => name));
	return rows;
}
