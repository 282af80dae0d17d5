import { describe, expect, it } from "vitest";
import { SpreadsheetBytes, withValues } from "./csv-query.ts";

async function endedRows(chunks: readonly string[]): Promise<string> {
	const file = new SpreadsheetBytes();
	for (const chunk of chunks) file.write(Buffer.from(chunk, "latin1"));
	file.end();
	const bytes: Buffer[] = [];
	for await (const chunk of file) bytes.push(chunk);
	return Buffer.concat(bytes).toString("latin1");
}

describe("the ends of rows", () => {
	const file = 'a,"two\nlines, ""quoted""\n",""\n\n"",x\n"\n"\nlast\n';
	const expected = 'ï»¿a,"two\nlines, ""quoted""\n",""\r\n\r\n"",x\r\n"\n"\r\nlast\r\n';

	it("are a carriage return and a line feed, wherever the bytes are split", async () => {
		expect(await endedRows([file])).toBe(expected);
		expect(await endedRows([...file])).toBe(expected);
		for (let at = 1; at < file.length; at += 1) {
			expect(await endedRows([file.slice(0, at), file.slice(at)])).toBe(expected);
		}
	});
});

describe("values written out", () => {
	it("replace their placeholders, and a `$1` inside a value is not one", () => {
		const text = "SELECT $1::text, $2::bigint, $3::uuid[], $4::text, $11";
		const values = ["it's $2", -7n, ["a", null], null, 5, 6, 7, 8, 9, 10, new Date("2026-01-01T00:00:00Z")];
		expect(withValues({ text, values })).toBe(
			"SELECT 'it''s $2'::text, (-7)::bigint, ARRAY['a', NULL]::uuid[], NULL::text, '2026-01-01T00:00:00.000Z'",
		);
		expect(withValues({ text: "$1", values: ["back\\slash'"] })).toBe(" E'back\\\\slash'''");
		expect(() => withValues({ text: "$2", values: ["one"] })).toThrow(/no value/);
	});
});
