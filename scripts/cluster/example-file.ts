import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { giveToPostgresAccount } from "../postgres/account.ts";
import { ROOT } from "../settings.ts";

const EXAMPLES = path.join(ROOT, "docs/operations/cluster");

/**
 * Writes one of the example files of docs/operations/cluster with other words in the place of its own, and returns where.
 * Throws where the example lacks one of them: it is the example that is tested.
 */
export function writeExample(
	name: "haproxy.cfg" | "pgbouncer.ini" | "patroni.yml",
	{ to, words }: { to: string; words: ReadonlyMap<string, string> },
): string {
	let text = readFileSync(path.join(EXAMPLES, name), "utf8");
	for (const [own, other] of words) {
		if (!text.includes(own)) throw new Error(`${name} has no ${own} in it.`);
		text = text.replaceAll(own, other);
	}
	const left = /192\.0\.2\.\d+/.exec(text.replaceAll(/^\s*[#;].*$/gm, ""));
	if (left) throw new Error(`${name} still names ${left[0]}.`);
	writePrivate(to, text);
	return to;
}

/** Writes a file that only the account that runs PostgreSQL may read. */
export function writePrivate(file: string, text: string): void {
	writeFileSync(file, text, { mode: 0o600 });
	chmodSync(file, 0o600);
	giveToPostgresAccount(file);
}
