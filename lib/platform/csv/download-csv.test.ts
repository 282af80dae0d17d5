import { parse } from "csv-parse/sync";
import { afterEach, describe, expect, it, vi } from "vitest";
import { testDatabase } from "@/lib/testing/database.ts";
import type { CsvQuery } from "./csv-query.ts";
import { downloadCsv, MAX_DOWNLOADS, MAX_DOWNLOADS_OF_ONE } from "./download-csv.ts";

const { sql, url } = await testDatabase();
const open: ReadableStream<Uint8Array>[] = [];

afterEach(async () => {
	for (const stream of open.splice(0)) await stream.cancel().catch(() => undefined);
	await untilQueriesEnd();
});

async function download(
	query: Partial<CsvQuery> & Pick<CsvQuery, "text">,
	more: Partial<Parameters<typeof downloadCsv>[1]> = {},
) {
	const asked = { values: [], columns: [{ name: "cell", kind: "text" as const }], ...query };
	const stream = await downloadCsv(asked, { userId: "somebody", timeZone: "UTC", url, ...more });
	if (stream) open.push(stream);
	return stream;
}

async function fileOf(...asked: Parameters<typeof download>): Promise<string> {
	const stream = await download(...asked);
	return Buffer.from(await new Response(stream).arrayBuffer()).toString("utf8");
}

async function cellsOf(cells: readonly string[]): Promise<string[]> {
	const text = `SELECT "cell" FROM unnest($1::text[]) WITH ORDINALITY AS "given" ("cell", "place") ORDER BY "place"`;
	const file = await fileOf({ text, values: [cells] });
	return parse(file, { bom: true, from: 2 }).map(([cell]: string[]) => cell ?? "");
}

/** Every piece that a spreadsheet would run, if it splits at every separator, quoted or not. */
function formulasIn(file: string, separator: string): string[] {
	// It skips blanks, quotes and invisible characters, and may read a wide sign as a plain one, but separates and quotes
	// with plain ones only.
	const plain = file.replace(/[\u037E\uFE14\uFE54\uFF1B\uFF02]/g, "?").normalize("NFKC");
	const start = new RegExp(
		String.raw`(?:^|[\r\n${separator}])[\s"\p{Cc}\u00AD\u200B-\u200F\u2060\uFEFF]*([=+@-][^\r\n${separator}]*)`,
		"gu",
	);
	return [...plain.matchAll(start)].map(([, formula = ""]) => formula);
}

/** A million rows: more than any buffer between the database and the reader holds. */
const ENDLESS = { text: `SELECT repeat('x', 200) || "n" AS "cell" FROM generate_series(1, 1000000) AS "n"` };

function runningQueries() {
	return sql.query<{ pid: number }>(
		`SELECT "pid" FROM pg_stat_activity WHERE "application_name" LIKE 'csv of %' AND "datname" = current_database()`,
	);
}

async function untilQueriesEnd() {
	await vi.waitUntil(async () => (await runningQueries()).length === 0, { timeout: 20_000, interval: 50 });
}

describe("a CSV file", () => {
	it("is UTF-8 that spreadsheets recognise, in lines that end as RFC 4180 requires", async () => {
		const columns = [
			{ name: "name", kind: "text" },
			{ name: "credits", kind: "number" },
		] as const;
		const file = await fileOf({ text: `SELECT 'José 中' AS "name", $1::bigint AS "credits"`, values: [12n], columns });
		expect(file).toBe('\uFEFFname,credits\r\n"José 中",12\r\n');
	});

	it("keeps commas, quotes, line breaks and blanks in a cell as they are", async () => {
		const cells = [
			"Lee, John",
			'The "A" team',
			"two\nlines",
			"two\r\nlines",
			'",\n"',
			" padded ",
			"",
			"\\.",
			"\\N",
			"a\tb",
		];
		expect(await cellsOf(cells)).toEqual(cells);
		expect(await fileOf({ text: `SELECT E'two\\nlines' AS "cell"` })).toBe('\uFEFFcell\r\n"two\nlines"\r\n');
	});

	it("has no cell that a spreadsheet would run", async () => {
		const formulas = [
			"=1+1",
			"+1",
			"-1",
			"@SUM(A1)",
			"\t=1",
			"\r=1",
			"\n=1",
			"＝1",
			"＋1",
			"－1",
			"＠A",
			'=HYPERLINK("x","y")',
		];
		expect(await cellsOf(formulas)).toEqual(formulas.map((formula) => formula.replace(/^[\t\r\n]?/, "$&'")));
		expect(await cellsOf([" =1", '"=1"', "\uFEFF=1"])).toEqual(["' =1", `'"=1"`, "'\uFEFF=1"]);
		const texts = ["1=1", "a-b", "", "'=1", "Lee, -John", "a; b", "one;two-three"];
		expect(await cellsOf(texts)).toEqual(texts);
	});

	it("has every cell in its column, and starts no formula, whichever separator a spreadsheet splits at", async () => {
		const columns = [
			{ name: "user", kind: "text" },
			{ name: "group", kind: "text" },
			{ name: "credits", kind: "number" },
		] as const;
		const values = ["Tom;=2+3", "Labs; spring", -5n];
		const text = `SELECT $1::text AS "user", $2::text AS "group", $3::bigint AS "credits"`;
		const file = await fileOf({ text, values, columns });
		expect(file).toBe(`\uFEFFuser,group,credits\r\n"Tom;'=2+3","Labs; spring",-5\r\n`);
		expect(parse(file, { bom: true, from: 2 })).toEqual([["Tom;'=2+3", "Labs; spring", "-5"]]);
		for (const separator of [";", "\t"]) expect(formulasIn(file, separator)).toEqual([]);
	});

	it("starts no formula with any code point before it, whichever separator a spreadsheet splits at", async () => {
		for (const [first, last] of [
			[1, 0xd7ff],
			[0xe000, 0x10ffff],
		] as const) {
			const cell = `chr("n") || '=1;' || chr("n") || '-1'`;
			const text = `SELECT ${cell} AS "cell" FROM generate_series($1::int, $2::int) AS "n"`;
			const file = await fileOf({ text, values: [first, last] });
			expect(file.length).toBeGreaterThan(9 * (last - first));
			for (const separator of [";", "\t"]) expect(formulasIn(file, separator)).toEqual([]);
		}
	}, 120_000);

	it("has numbers as numbers, empty cells for null, and instants with the reader's UTC offset", async () => {
		const columns = [
			{ name: "n", kind: "number" },
			{ name: "at", kind: "instant" },
			{ name: "none", kind: "instant" },
			{ name: "nobody", kind: "text" },
		] as const;
		const at = new Date("2026-07-01T12:34:56.789Z");
		const text = `SELECT $1::bigint AS "n", $2::timestamptz AS "at", NULL::timestamptz AS "none", NULL::text AS "nobody"`;
		for (const [timeZone, expected] of [
			["UTC", "2026-07-01T12:34:56.789+00:00"],
			["Asia/Kathmandu", "2026-07-01T18:19:56.789+05:45"],
			["America/St_Johns", "2026-07-01T10:04:56.789-02:30"],
			["Not/AZone", "2026-07-01T12:34:56.789+00:00"],
		] as const) {
			const file = await fileOf({ text, values: [-5n, at], columns }, { timeZone });
			expect(file, timeZone).toBe(`\uFEFFn,at,none,nobody\r\n-5,${expected},,\r\n`);
			expect(new Date(expected)).toEqual(at);
		}
	});

	it("lets no value become part of the statement", async () => {
		const nasty = ['\'; DROP TABLE "user"; --', "\\'; SELECT 1; --", "$1", "$2", "') TO PROGRAM 'x", "\\"];
		expect(await cellsOf(nasty)).toEqual(nasty.map((cell) => cell.replace("; --", ";' --")));
		const writing = `SELECT nextval(pg_get_serial_sequence('"order"', 'number'))::text AS "cell"`;
		await expect(download({ text: writing })).rejects.toThrow(/read-only/);
	});

	it("is only the header line where there are no rows", async () => {
		expect(await fileOf({ text: `SELECT 'x' AS "cell" WHERE false` })).toBe("\uFEFFcell\r\n");
	});
});

describe("a download", () => {
	it("breaks where the query fails half-way, and where it can't begin", async () => {
		await expect(download({ text: `SELECT 1 / 0 || '' AS "cell"` })).rejects.toThrow(/division by zero/);
		const late = `SELECT repeat('x', 200) || 1 / (500000 - "n") AS "cell" FROM generate_series(1, 1000000) AS "n"`;
		await expect(fileOf({ text: late })).rejects.toThrow(/division by zero/);
	});

	it("breaks where the database's connection is lost half-way", async () => {
		const stream = await download(ENDLESS);
		const reader = stream?.getReader();
		await reader?.read();
		await sql.query(
			`SELECT pg_terminate_backend("pid") FROM pg_stat_activity WHERE "application_name" LIKE 'csv of %' AND "datname" = current_database()`,
		);
		const readOn = async () => {
			while (!(await reader?.read())?.done);
		};
		await expect(readOn()).rejects.toThrow();
		reader?.releaseLock();
	});

	it("reads from the database only what its reader takes", async () => {
		const stream = await download(ENDLESS);
		const reader = stream?.getReader();
		await reader?.read();
		const isWaiting = async () => {
			const [found] = await sql.query<{ event: string }>(
				`SELECT "wait_event" AS "event" FROM pg_stat_activity WHERE "application_name" LIKE 'csv of %' AND "datname" = current_database()`,
			);
			return found?.event === "ClientWrite";
		};
		await vi.waitUntil(isWaiting, { timeout: 20_000, interval: 50 });
		reader?.releaseLock();
	});

	it("ends its query when its reader leaves, even one that has no row yet", async () => {
		const stream = await download(ENDLESS);
		expect(await runningQueries()).toHaveLength(1);
		await stream?.cancel();
		await untilQueriesEnd();
		const slow = `SELECT 'first' AS "cell" UNION ALL SELECT repeat('x', 200000) UNION ALL SELECT pg_sleep(600)::text`;
		const sleeping = await download({ text: slow });
		await sleeping?.cancel();
		await untilQueriesEnd();
	});

	it("breaks when its reader takes nothing for too long", async () => {
		const stream = await download(ENDLESS, { longestPauseMs: 100 });
		await untilQueriesEnd();
		await expect(new Response(stream).text()).rejects.toThrow(/not read/);
	});

	it("is refused where too many run, of one user or of all, until one ends", async () => {
		const names = Array.from({ length: MAX_DOWNLOADS }, (_, place) => `person ${place % 2}`);
		for (const userId of names) expect(await download(ENDLESS, { userId })).not.toBeNull();
		expect(await download(ENDLESS, { userId: "another" })).toBeNull();
		await open.pop()?.cancel();
		const first = open[0];
		expect(await download(ENDLESS, { userId: "person 0" }), "one person's").toBeNull();
		expect(names.filter((name) => name === "person 0")).toHaveLength(MAX_DOWNLOADS_OF_ONE);
		expect(await download(ENDLESS, { userId: "another" })).not.toBeNull();
		await first?.cancel();
	});

	it("frees its place where it failed or was read to its end", async () => {
		for (let time = 0; time <= MAX_DOWNLOADS; time += 1) {
			await fileOf({ text: `SELECT 'x' AS "cell"` });
			await expect(download({ text: "SELECT" })).rejects.toThrow();
		}
	});
});
