import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, it } from "vitest";
import { writeExample } from "./example-file.ts";

const directory = mkdtempSync(path.join(tmpdir(), "commonpurse-examples-"));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const to = path.join(directory, "pgbouncer.ini");
const WORDS = [
	["host=192.0.2.10 port=5000", "host=127.0.0.1 port=1"],
	["listen_addr = 192.0.2.10", "listen_addr = 127.0.0.1"],
] as const;

it("an example of the documentation is written with other addresses, and readable by its owner alone", () => {
	writeExample("pgbouncer.ini", { to, words: new Map(WORDS) });
	const text = readFileSync(to, "utf8");
	expect(text).toContain("commonpurse = host=127.0.0.1 port=1 dbname=commonpurse");
	expect(text).toContain("pool_mode = transaction");
	expect(statSync(to).mode & 0o077).toBe(0);
});

it("one that lacks what is to be replaced, or keeps an address, is not", () => {
	const more = new Map([...WORDS, ["listen_port = 1", "listen_port = 2"]]);
	expect(() => writeExample("pgbouncer.ini", { to, words: more })).toThrow(
		"pgbouncer.ini has no listen_port = 1 in it.",
	);
	expect(() => writeExample("pgbouncer.ini", { to, words: new Map(WORDS.slice(1)) })).toThrow(
		"still names 192.0.2.10.",
	);
});
