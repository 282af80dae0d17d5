import { expect, it } from "vitest";
import { rowsOf } from "@/lib/text/text-rows.ts";
import { MAX_ENTRIES } from "../bounds.ts";
import { readEntries } from "./read-entries.ts";

const valuesOf = async (text: string) => {
	const read = await readEntries(text);
	if (!read.ok) return read.key;
	return read.value.map(({ line, kind, value, text: written }) => `${line} ${kind} ${value || written}`);
};

it.each([
	["tom@globex.example", ["1 address tom@globex.example"]],
	["Tom@Globex.Example", ["1 address tom@globex.example"]],
	[
		"a@x.example, b@x.example; c@x.example",
		["1 address a@x.example", "1 address b@x.example", "1 address c@x.example"],
	],
	["a@x.example b@x.example", ["1 address a@x.example", "1 address b@x.example"]],
	["Tom Baker <tom@globex.example>\r\n\r\nacme.example", ["1 address tom@globex.example", "3 domain acme.example"]],
	['name,email\n"Baker, Tom",tom@globex.example', ["2 address tom@globex.example"]],
	["E-mail address\ntom@globex.example", ["2 address tom@globex.example"]],
	["*@acme.example, t*@acme.example", ["1 domain acme.example", "1 null t*@acme.example"]],
	["@acme.example\n*.acme.example", ["1 domain acme.example", "2 domain *.acme.example"]],
	["\uFEFFtom@globex.example", ["1 address tom@globex.example"]],
	["Tom Baker", ["1 null Tom", "1 null Baker"]],
	["tom@", ["1 null tom@"]],
	["bob@acme, Tom <tom@localhost>", ["1 null bob@acme", "1 null tom@localhost"]],
	["tom@globex.example@evil.example", ["1 null tom@globex.example@evil.example"]],
	["zed@globex.example, lakeside.example", ["1 address zed@globex.example", "1 domain lakeside.example"]],
	["*.acme.example;zed@globex.example", ["1 domain *.acme.example", "1 address zed@globex.example"]],
	["zed@globex.example, kim@", ["1 address zed@globex.example", "1 null kim@"]],
	["zed@globex.example,4711", ["1 address zed@globex.example", "1 null 4711"]],
	[
		"zed@globex.example, Kim, lee@globex.example",
		["1 address zed@globex.example", "1 null Kim", "1 address lee@globex.example"],
	],
	["A <a1@x.example> B <b1@x.example>", ["1 address a1@x.example", "1 address b1@x.example"]],
	[
		"a@x.example B <b@x.example> c@x.example",
		["1 address a@x.example", "1 address b@x.example", "1 address c@x.example"],
	],
	["'tom@globex.example' <tom@globex.example>", ["1 address tom@globex.example"]],
	["Tom <tom@globex.example> (Sales)", ["1 address tom@globex.example", "1 null (Sales)"]],
	["Tom <>", ["1 null Tom", "1 null <>"]],
	[
		"Tom,tom@globex.example\nO’Hara-Lee, K. (Kim);kim@x.example",
		["1 address tom@globex.example", "2 address kim@x.example"],
	],
	[
		"Baker, Tom <tom@globex.example>; Lee, Kim <kim@x.example>",
		["1 address tom@globex.example", "1 address kim@x.example"],
	],
	['"Baker, Tom" <tom@globex.example>', ["1 address tom@globex.example"]],
	[
		'"a@x.example, b@x.example",acme.example',
		["1 address a@x.example", "1 address b@x.example", "1 domain acme.example"],
	],
	[
		"Name;Number;E-mail\nTom;4711;tom@globex.example\n;;kim@x.example\nacme.example",
		["2 address tom@globex.example", "3 address kim@x.example", "4 domain acme.example"],
	],
	['a@x.example, 5" b@x.example', ["1 address a@x.example", '1 null 5"', "1 address b@x.example"]],
	[
		"a@x.example\rb@x.example\r\nc@x.example",
		["1 address a@x.example", "2 address b@x.example", "3 address c@x.example"],
	],
	["sep=;\r\nName;E-mail\r\nTom;tom@globex.example", ["3 address tom@globex.example"]],
	["tom@globex.example\u200B\u00A0jo\u0308rg@x.example", ["1 address tom@globex.example", "1 address jörg@x.example"]],
	[
		'"Baker, Tom <tom@globex.example>\nkim@x.example',
		['1 null "Baker', "1 address tom@globex.example", "2 address kim@x.example"],
	],
	["m\uFFFDller@acme.example", "csvNotText"],
	["", "noEntries"],
	[" ,;\n\t", "noEntries"],
])("reads %j", async (text, expected) => {
	expect(await valuesOf(text)).toEqual(expected);
});

it("reads at once what is no address, however long", async () => {
	for (const part of ["'", '"', "\u200D", "<", "< ", ".", "@"]) {
		const long = part.repeat(60_000 / part.length);
		const read = await readEntries(`a${long}b@x.example <tom@globex.example>`);
		if (read.ok) expect(read.value.map(({ value }) => value)).toContain("tom@globex.example");
		else expect(read.key).toBe("tooManyEntries");
	}
}, 20_000);

it("stops at the first entry too many, and at lines without end", async () => {
	expect(await valuesOf("a@x.example,".repeat(MAX_ENTRIES + 1))).toBe("tooManyEntries");
	for (const text of ["a\n".repeat(100_000), "\n".repeat(250_000)]) {
		let read = 0;
		async function* counted(...asked: Parameters<typeof rowsOf>) {
			for await (const row of rowsOf(...asked)) {
				read += 1;
				yield row;
			}
		}
		expect(await readEntries(text, counted)).toMatchObject({ ok: false, key: "tooManyEntries" });
		expect(read).toBe(text.startsWith("a") ? MAX_ENTRIES + 1 : 20 * MAX_ENTRIES + 1);
	}
}, 60_000);
