import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { Failure, messageOf } from "../failure.ts";
import { accountCanEnter } from "./account.ts";
import { findPostgresPrograms, type PostgresPrograms } from "./programs.ts";

const CACHE = "/var/cache/commonpurse";

/**
 * PostgreSQL's programs where the account that runs them may enter. Below a closed directory, such as /root, they can't
 * find each other, whatever capabilities they have: then root keeps a copy of them that every account can run.
 */
export async function findReachablePrograms(): Promise<PostgresPrograms> {
	const programs = await findPostgresPrograms();
	if (accountCanEnter(programs.postgres)) return programs;
	const native = path.resolve(path.dirname(programs.postgres), "..");
	const { version } = JSON.parse(readFileSync(path.join(native, "../package.json"), "utf8"));
	const copy = path.join(CACHE, `postgres-${version}`);
	try {
		if (!existsSync(copy)) copyWhole(native, copy);
	} catch (error) {
		throw new Failure(
			`PostgreSQL doesn't run as root, and could not be copied from ${native}, which its account may not enter, to ${copy} (${messageOf(error)}). Put the project where every account may enter.`,
		);
	}
	return { initdb: path.join(copy, "bin/initdb"), postgres: path.join(copy, "bin/postgres") };
}

/** Copies beside, and renames when complete: two processes may do it at once. */
function copyWhole(from: string, to: string): void {
	const beside = `${to}-${process.pid}`;
	mkdirSync(path.dirname(to), { recursive: true, mode: 0o755 });
	cpSync(from, beside, { recursive: true, verbatimSymlinks: true });
	try {
		renameSync(beside, to);
	} catch (error) {
		rmSync(beside, { recursive: true, force: true });
		if (!existsSync(to)) throw error;
	}
}
