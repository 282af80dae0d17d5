import { describe, expect, it } from "vitest";
import { HASHED, hashLine } from "@/clients/command/statement/hash-line.ts";
import { testDatabase } from "@/lib/testing/database.ts";
import { actorOf, anOrganization, aUser } from "@/lib/testing/people.ts";
import { currentPublicKey } from "./public-key.ts";
import { listOwnWalletsWithEntries } from "./statement-pool.ts";
import { problemOf, statementText, usedWallet } from "./test-statements.ts";

const { db, url } = await testDatabase();
const sally = await aUser(db, await anOrganization(db));
await usedWallet(db, sally.id, 300);
const [wallet] = await listOwnWalletsWithEntries({ actor: await actorOf(db, sally), db });

const FORMATS = [
	{ format: "CSV", text: await statementText({ db, url }, wallet), isCsv: true },
	{ format: "JSON", text: await statementText({ db, url }, wallet, { format: "json" }), isCsv: false },
];

describe.each(FORMATS)("a statement in $format", ({ text, isCsv }) => {
	/** An entry is a row of it, where no text of it has a line end. */
	const lineEnd = isCsv ? "\r\n" : "\n";
	const rows = text.split(lineEnd);
	const place = (version: number) =>
		rows.findIndex((row) => (isCsv ? row.startsWith(`entry,${version},`) : row.includes(`{"version":${version},`)));
	/** The text with its rows changed; JSON has a comma before each entry but the first. */
	const changed = (change: (rows: string[]) => void) => {
		const copy = [...rows];
		change(copy);
		const commas = copy.map((row, index) => (index > 1 ? row.replace(/^,?\{"v/, ',{"v') : row.replace(/^,/, "")));
		return (isCsv ? copy : commas).join(lineEnd);
	};
	const at = (version: number) => rows[place(version)] ?? "";

	it("proves itself, in the reader's time zone, with texts of every kind, and names nobody", async () => {
		expect(await problemOf(text)).toBeNull();
		expect(await problemOf(changed(() => undefined))).toBeNull();
		for (const name of [sally.name, sally.email, "Sally asked"]) expect(text).not.toContain(name);
	});

	it("names a line in which anything that was hashed was changed, and which one", async () => {
		const fields: [RegExp, string][] = isCsv
			? [
					[/,charge,/, ",adjustment,"],
					[/,"campaign",/, ',"Campaign",'],
					[/Spring sale/, "Spring salt"],
					[/T(\d\d):/, "T23:"],
					[/,-2,/, ",-1,"],
				]
			: [
					[/"kind":"charge"/, '"kind":"adjustment"'],
					[/"Spring sale"/, '"Spring salt"'],
					[/"credits":-2/, '"credits":-1'],
					[/"lot_id":"0/, '"lot_id":"1'],
				];
		const version = 3 + 90 + 2; // Near the middle, and an item in one line.
		const target =
			[...Array(20).keys()].map((step) => version + step).find((one) => at(one).includes("Spring sale")) ?? 0;
		for (const [what, other] of fields) {
			const problem = await problemOf(
				changed((all) => {
					all[place(target)] = at(target).replace(what, other);
				}),
			);
			expect(problem, String(what)).toBe(`${whereOf(target)} was changed.`);
		}
		const rehashed = changed((all) => {
			all[place(target)] = at(target).replace(/[0-9a-f]{64}(?=[",}]+$)/, "0".repeat(64));
		});
		expect(await problemOf(rehashed)).toBe(`${whereOf(target)} was changed: its hash is another one.`);
	});

	it("names lines that were left out, at the start, within and at the end", async () => {
		const without = (first: number, count = 1) => problemOf(changed((all) => void all.splice(place(first), count)));
		expect(await without(1)).toMatch(/^Entry 1 was left out, before /);
		expect(await without(50)).toMatch(/^Entry 50 was left out, before /);
		expect(await without(50, 3)).toMatch(/^Entries 50 to 52 were left out, before /);
		const last = rows.findLastIndex((row) => /^(entry|,\{)/.test(row));
		expect(await problemOf(changed((all) => void all.splice(last, 1)))).toBe("The last entry was left out.");
		expect(await problemOf(changed((all) => void all.splice(last - 1, 2)))).toBe("The last 2 entries were left out.");
		expect(await problemOf(rows.slice(0, 100).join(lineEnd))).toMatch(
			isCsv ? /^The file's end was left out/ : /no statement/,
		);
	});

	it("names lines that were put in: one again, one of one's own, one after the end", async () => {
		const beside = (version: number, row: string) =>
			problemOf(changed((all) => void all.splice(place(version) + 1, 0, row)));
		expect(await beside(50, at(50))).toMatch(/ was put in: entry 50 does not belong here\.$/);
		expect(await beside(50, at(51).replace("-2", "-4"))).toMatch(/ was put in: what belongs there is at /);
		const last = rows.findLastIndex((row) => /[0-9a-f]{64}/.test(row) && !row.startsWith("closing"));
		const beyond = (rows[last] ?? "").replace(
			/(entry,|"version":)(\d+)/,
			(_, start, version) => `${start}${Number(version) + 1}`,
		);
		const problem = await problemOf(changed((all) => void all.splice(last + 1, 0, beyond)));
		expect(problem).toMatch(/ was put in: entry \d+ is not of this statement\.$/);
	});

	it("names lines that were swapped or moved", async () => {
		const swapped = changed((all) => {
			all[place(60)] = at(61);
			all[place(61)] = at(60);
		});
		expect(await problemOf(swapped)).toMatch(/ was moved: it has entry 61 where entry 60 belongs, which is at /);
		const moved = changed((all) => void all.splice(place(90), 0, ...all.splice(place(60), 1)));
		expect(await problemOf(moved)).toMatch(/ was moved: it has entry 61 where entry 60 belongs, which is at /);
	});

	it("proves nothing with another head, another key, or a signature of another statement", async () => {
		const id = currentPublicKey().id;
		const other = currentPublicKey("another-secret-of-32-characters-or-more");
		expect(await problemOf(text, [{ id: other.id }])).toBe(
			`It is signed with the key ${id}, which is not the one that you trust.`,
		);
		const later = isCsv
			? text.replace('""until"":null', '""until"":""2026-09-01T00:00:00.000Z""')
			: text.replace('"until":null', '"until":"2026-09-01T00:00:00.000Z"');
		expect(await problemOf(later)).toMatch(/^The head was changed/);
		const ours = text.replace(currentPublicKey().bytes.toString("base64url"), other.bytes.toString("base64url"));
		expect(await problemOf(ours)).toMatch(/^It is signed with the key /);
		expect(await problemOf("nothing")).toMatch(/ is no statement /);
	});

	function whereOf(version: number): string {
		if (!isCsv) return `Entry ${version} of the list`;
		const before = text.slice(0, text.indexOf(at(version)));
		return `Line ${before.split("\n").length}`;
	}
});

it("names a CSV cell that doesn't say what was hashed, and a balance that wasn't signed", async () => {
	const text = await statementText({ db, url }, wallet);
	const line = text.slice(0, text.indexOf('"\'=1+1"')).split("\n").length;
	expect(await problemOf(text.replace('"\'=1+1"', '"\'=1+2"'))).toBe(
		`Line ${line} was changed: its item isn't what was hashed.`,
	);
	expect(await problemOf(text.replace('{""item"":""=1+1""}', '{""item"":""\'=1+1""}'))).toBe(
		`Line ${line} was changed.`,
	);
	const closing = text.replace(
		/(closing,.*?)(\d+)(,+[0-9a-f]{64})/,
		(_, start, balance, hash) => `${start}${BigInt(balance) + 1n}${hash}`,
	);
	expect(closing).not.toBe(text);
	expect(await problemOf(closing)).toMatch(/^The row of the closing balance was changed/);
});

it("proves nothing where all hashes after a change were made again", async () => {
	const file = JSON.parse(await statementText({ db, url }, wallet, { format: "json" }));
	let before: string = file.statement.opening.hash;
	for (const line of file.lines) {
		if (line.version === 50) line.service = "Another";
		const proven = HASHED.map((name): [string, string | null] => [
			name,
			line[name] === undefined ? null : String(line[name]),
		]);
		line.hash = hashLine(file.statement.account_id, before, new Map(proven));
		before = line.hash;
	}
	expect(await problemOf(JSON.stringify(file))).toMatch(/^Lines were changed, and the hashes of all that follow/);
});
