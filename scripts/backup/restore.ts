import { existsSync, mkdirSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { makeDataDirectory } from "../data-directory.ts";
import { Failure } from "../failure.ts";
import { giveToPostgresAccount } from "../postgres/account.ts";
import { findRunning } from "../postgres/running.ts";
import type { Settings } from "../settings.ts";
import { readArchive } from "./archive.ts";

const USAGE = "Say what is to be restored: npm run restore -- /somewhere/commonpurse.backup";
const REPLACE = "--replace";
/** What a data directory holds. The database comes first: no one can open it without its secrets. */
const CONTENTS = ["postgres", "secrets.json"];
const LEFTOVERS = ["postgres.log", "demo-data-begun", "postgres.starter", "postgres.users"];

/**
 * Puts a backup into the data directory. It is first read to its end and checked beside the existing data; with
 * `--replace` that is then moved aside, and otherwise it is never touched.
 */
export async function restore({ databaseUrl, dataDirectory }: Settings, args: readonly string[]): Promise<void> {
	const [source] = args.filter((arg) => arg !== REPLACE);
	if (!source) throw new Failure(USAGE);
	if (databaseUrl)
		throw new Failure("DATABASE_URL is set, and this command restores the embedded database. Unset it first.");
	const file = path.resolve(source);
	if (!existsSync(file)) throw new Failure(`There is no file ${file}.`);
	requireRoom(dataDirectory, { mayReplace: args.includes(REPLACE) });

	makeDataDirectory(dataDirectory);
	const beside = path.join(dataDirectory, `restoring-${process.pid}`);
	mkdirSync(beside, { mode: 0o755 });
	try {
		const { createdAt } = await unpack(file, beside);
		requireRoom(dataDirectory, { mayReplace: args.includes(REPLACE) });
		const aside = moveAside(dataDirectory);
		for (const name of CONTENTS) renameSync(path.join(beside, name), path.join(dataDirectory, name));
		process.stdout.write(`Restored into ${dataDirectory}: the backup of ${createdAt}.\n`);
		if (aside) process.stdout.write(`What was there before is in ${aside}. Remove it when you no longer need it.\n`);
	} finally {
		rmSync(beside, { recursive: true, force: true });
	}
}

function requireRoom(dataDirectory: string, { mayReplace }: { mayReplace: boolean }): void {
	if (findRunning(path.join(dataDirectory, "postgres"))) {
		throw new Failure(`A portal or another command uses ${dataDirectory}. End it before you restore.`);
	}
	if (mayReplace || !CONTENTS.some((name) => existsSync(path.join(dataDirectory, name)))) return;
	throw new Failure(
		`There is a database in ${dataDirectory}. Set DATA_DIR to a new directory, or add ${REPLACE}, which moves it aside.`,
	);
}

async function unpack(file: string, into: string): Promise<{ createdAt: string }> {
	const postgres = path.join(into, "postgres");
	mkdirSync(postgres, { mode: 0o700 });
	giveToPostgresAccount(postgres);
	const give = (name: string) => {
		if (name.startsWith("postgres/")) giveToPostgresAccount(path.join(into, name));
	};
	return readArchive(file, {
		makeDirectory(name) {
			mkdirSync(path.join(into, name), { recursive: true, mode: 0o700 });
			give(name);
		},
		placeOf: (name) => path.join(into, name),
		written: give,
	});
}

/** Within the data directory, which may be a mount of its own. Returns where, unless there was nothing. */
function moveAside(dataDirectory: string): string | undefined {
	const there = [...CONTENTS, ...LEFTOVERS].filter((name) => existsSync(path.join(dataDirectory, name)));
	if (there.length === 0) return undefined;
	const aside = path.join(dataDirectory, `before-restore-${new Date().toISOString().replaceAll(":", "-")}`);
	mkdirSync(aside, { mode: 0o755 });
	for (const name of there) renameSync(path.join(dataDirectory, name), path.join(aside, name));
	return aside;
}
