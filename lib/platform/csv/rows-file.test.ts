import { expect, it } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import { copyStatement } from "./csv-query.ts";
import { downloadCsv } from "./download-csv.ts";
import { rowsFileOf } from "./rows-file.ts";

const { sql, url } = await testDatabase();

const COLUMNS = [
	{ name: "at", kind: "instant" },
	{ name: "words", kind: "text" },
	{ name: "credits", kind: "number" },
	{ name: "thing", kind: "id" },
] as const;

it("rows that were read are a file in their order, with cells like those of every other", async () => {
	const at = new Date("2026-11-30T09:00:00Z");
	const file = rowsFileOf(COLUMNS, [
		{ at, words: "=1+1", credits: 20n, thing: "b" },
		{ at: null, words: `It's "so", really`, credits: null, thing: "a" },
	]);
	const bytes = await downloadCsv(file, { userId: "reader", timeZone: "UTC", url });
	expect(await new Response(bytes).text()).toBe(
		`at,words,credits,thing\r\n2026-11-30T09:00:00+00:00,"'=1+1",20,b\r\n,"It's ""so"", really",,a\r\n`,
	);
	expect(await sql.query(file.text, file.values)).toMatchObject([{ words: "=1+1" }, { thing: "a" }]);
});

it("no rows are a header", async () => {
	const bytes = await downloadCsv(rowsFileOf(COLUMNS, []), { userId: "reader", timeZone: "UTC", url });
	expect(await new Response(bytes).text()).toBe("at,words,credits,thing\r\n");
	expect(copyStatement(rowsFileOf(COLUMNS, []))).toContain("ARRAY[]");
});
