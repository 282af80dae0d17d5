import { describe, expect, it } from "vitest";
import { rowsOf } from "@/lib/text/text-rows.ts";
import { MAX_CSV_ROWS } from "../bounds.ts";
import { readCsv } from "./read-csv.ts";

const people = async (csv: string) => {
	const read = await readCsv(csv);
	if (!read.ok) throw new Error(read.key);
	return read.value.map(({ line, name, email, role }) => [line, name, email, role]);
};

const TOM = ["Tom Reed", "tom@acme.example", "Member"];

describe("a file of people", () => {
	it.each([
		["commas", "name,email,role\nTom Reed,tom@acme.example,Member\n"],
		["semicolons", "name;email;role\r\nTom Reed;tom@acme.example;Member\r\n"],
		["tabs", "name\temail\trole\nTom Reed\ttom@acme.example\tMember\n"],
		["one line end in another", "name,email,role\r\nTom Reed,tom@acme.example,Member\r"],
		["a byte order mark", "\uFEFFname,email,role\nTom Reed,tom@acme.example,Member"],
		["quotes", '"Name","E-Mail-2","Email","Role"\n"Tom Reed","x","tom@acme.example","Member"\n'],
		[
			"another order, blanks and other columns",
			"Role, Phone , NAME ,email\n Member ,1, Tom Reed , tom@acme.example \n",
		],
	])("is read with %s", async (_, csv) => {
		expect(await people(csv)).toEqual([[2, ...TOM]]);
	});

	it.each([
		["a line that names the separator", "sep=;\r\nname;email;role\r\nAnn Gray;ann@acme.example;Member\r\n"],
		["a line that names the wrong separator", '"sep=,"\nname,email,role\nAnn Gray,ann@acme.example,Member\n'],
		["a byte order mark before such a line", "\uFEFFsep=;\nname;email;role\nAnn Gray;ann@acme.example;Member"],
		["invisible characters", "name,email,role\nAnn\u00A0Gray,ann@acme.example\u200B,\u00ADMember\uFEFF"],
	])("is read with %s", async (_, csv) => {
		expect((await people(csv)).map((row) => row.slice(1))).toEqual([["Ann Gray", "ann@acme.example", "Member"]]);
	});

	it("is read with any mixture of line ends", async () => {
		const csv =
			"name,email,role\r\nAnn Gray,ann.gray@northwind.example,Member\r\nBen Gray,ben.gray@northwind.example,Member\nCy Gray,cy.gray@northwind.example,Member\r\n";
		expect((await people(csv)).map(([line, name, , role]) => [line, name, role])).toEqual([
			[2, "Ann Gray", "Member"],
			[3, "Ben Gray", "Member"],
			[4, "Cy Gray", "Member"],
		]);
	});

	it("has its letters composed, as names are stored", async () => {
		const csv = "name,email,role\nZoe\u0308 Gray,zoe.gray@northwind.example,Pru\u0308fer\n";
		expect(await people(csv)).toEqual([[2, "Zoë Gray", "zoe.gray@northwind.example", "Prüfer"]]);
	});

	it("is read no further than the first row too many, and other requests are served in between", async () => {
		for (const [row, mostRead] of [
			["a,a@a.example,M\n", MAX_CSV_ROWS + 2],
			[",,\n", 10 * MAX_CSV_ROWS + 1],
			["\n", 10 * MAX_CSV_ROWS + 1],
		] as const) {
			let read = 0;
			let turns = 0;
			async function* counted(...asked: Parameters<typeof rowsOf>) {
				for await (const one of rowsOf(...asked)) {
					read += 1;
					yield one;
				}
			}
			const timer = setInterval(() => (turns += 1), 0);
			const csv = `name,email,role\n${row.repeat(Math.floor(1_000_000 / row.length))}`;
			expect(await readCsv(csv, counted)).toMatchObject({ ok: false, key: "csvTooManyRows" });
			clearInterval(timer);
			expect(read).toBe(mostRead);
			expect(turns).toBeGreaterThan(0);
		}
	}, 60_000);

	it("tells where each row stands, past empty lines", async () => {
		expect(
			await people('name,email,role\n\n,,\n"Reed, Tom",tom@acme.example,Member\nÅsa,asa@acme.example,Member'),
		).toEqual([
			[4, "Reed, Tom", "tom@acme.example", "Member"],
			[5, "Åsa", "asa@acme.example", "Member"],
		]);
	});

	it("keeps a row with more or fewer cells, for its own error", async () => {
		const read = await readCsv("name,email,role\nTom Reed\nAnn,ann@acme.example,Member,extra\n");
		expect(read).toMatchObject({ ok: true, value: [{ isBroken: true }, { isBroken: true, name: "Ann" }] });
	});

	it.each([
		["csvEmpty", "name,email,role\n"],
		["csvWithoutHeader", "Tom Reed,tom@acme.example,Member\n"],
		["csvWithoutHeader", ""],
		["csvWithoutHeader", "name,email\nTom Reed,tom@acme.example"],
		["csvNotText", "name,email,role\nJ\uFFFDrg,tom@acme.example,Member\n"],
		["csvNotText", "PK\u0003\u0004\0\0"],
		["csvBroken", 'name,email,role\n"Tom,tom@acme.example,Member\nAnn,ann@acme.example,Member\n'],
		["csvBroken", 'name,email,role\nTom "the" Reed,tom@acme.example,Member\n'],
		["csvTooManyRows", `name,email,role\n${"a,a@a.example,Member\n".repeat(MAX_CSV_ROWS + 1)}`],
		["csvTooBig", `name,email,role\n${"é".repeat(600_000)},a@a.example,Member\n`],
	])("is refused as %s", async (key, csv) => {
		expect(await readCsv(csv)).toMatchObject({ ok: false, code: "INVALID", key, field: "csv" });
	});
});
