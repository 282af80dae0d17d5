import { expect } from "vitest";
import type { CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { downloadCsv } from "@/lib/platform/csv/download-csv.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";

/** The rows of a list's file, each with the file's columns; fails where there is no file. */
export async function rowsOfFile(sql: Sql, file: CsvQuery | "tooLong" | null): Promise<Record<string, unknown>[]> {
	const { text, values, columns } = theFile(file);
	const rows = await sql.query<Record<string, unknown>>(text, values);
	for (const row of rows) expect(Object.keys(row)).toEqual(columns.map(({ name }) => name));
	return rows;
}

/** The lines of a list's file as they are downloaded, its times in UTC; fails where there is no file. */
export async function linesOfFile(url: string, file: CsvQuery | "tooLong" | null): Promise<string[]> {
	const bytes = await downloadCsv(theFile(file), { userId: "reader", timeZone: "UTC", url });
	return (await new Response(bytes).text()).split("\r\n");
}

function theFile(file: CsvQuery | "tooLong" | null): CsvQuery {
	if (file === null || file === "tooLong") throw new Error(`It is no file: ${file}.`);
	return file;
}
