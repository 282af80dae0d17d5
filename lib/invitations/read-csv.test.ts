import { describe, expect, it } from "vitest";
import { MAX_CSV_ROWS } from "./bounds.ts";
import { readCsv } from "./read-csv.ts";

const people = (csv: string) => {
	const read = readCsv(csv);
	if (!read.ok) throw new Error(read.key);
	return read.value.map(({ line, name, email, role }) => [line, name, email, role]);
};

const TOM = ["Tom Reed", "tom@acme.example", "Member"];

describe("a file of people", () => {
	it.each([
		["commas", "name,email,role\nTom Reed,tom@acme.example,Member\n"],
		["semicolons", "name;email;role\r\nTom Reed;tom@acme.example;Member\r\n"],
		["a byte order mark", "\uFEFFname,email,role\nTom Reed,tom@acme.example,Member"],
		["quotes", '"Name","E-Mail-2","Email","Role"\n"Tom Reed","x","tom@acme.example","Member"\n'],
		[
			"another order, blanks and other columns",
			"Role, Phone , NAME ,email\n Member ,1, Tom Reed , tom@acme.example \n",
		],
	])("is read with %s", (_, csv) => {
		expect(people(csv)).toEqual([[2, ...TOM]]);
	});

	it("tells where each row stands, past empty lines", () => {
		expect(people('name,email,role\n\n,,\n"Reed, Tom",tom@acme.example,Member\nÅsa,asa@acme.example,Member')).toEqual([
			[4, "Reed, Tom", "tom@acme.example", "Member"],
			[5, "Åsa", "asa@acme.example", "Member"],
		]);
	});

	it("keeps a row with more or fewer cells, for its own error", () => {
		const read = readCsv("name,email,role\nTom Reed\nAnn,ann@acme.example,Member,extra\n");
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
	])("is refused as %s", (key, csv) => {
		expect(readCsv(csv)).toMatchObject({ ok: false, code: "INVALID", key, field: "csv" });
	});
});
