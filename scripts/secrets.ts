import { readFileSync } from "node:fs";
import path from "node:path";
import { Failure, messageOf } from "./failure.ts";

/** What the launcher starts that runs the application's code. */
export type Role = "portal" | "worker" | "api" | "build";

/**
 * The settings that are secrets, each with the processes that it is for. Those of the owner's role of the tables and of a
 * superuser are for the launcher alone.
 */
const SECRETS: Readonly<Record<string, readonly Role[]>> = {
	AUTH_SECRET: ["portal", "worker", "api"],
	AUTH_SECRET_PREVIOUS: ["portal", "worker", "api"],
	STATEMENT_KEY: ["portal"],
	DATABASE_URL: ["portal", "worker", "api"],
	DIRECT_DATABASE_URL: ["portal", "worker"],
	DATABASE_REPLICA_URL: ["portal", "worker", "api"],
	MIGRATE_DATABASE_URL: [],
	SMTP_URL: ["portal", "worker"],
	METRICS_TOKEN: ["portal", "worker", "api"],
	TEST_DATABASE_URL: [],
};

const ROOT = path.resolve(import.meta.dirname, "..");

/**
 * Sets each secret that is given as the path of a file (NAME_FILE, as containers and systemd hand them over), without blanks
 * around it. A relative path is one below the project. Throws a `Failure` where both are set, or the file can't be read.
 */
export function readSecretFiles(environment: NodeJS.ProcessEnv = process.env): void {
	for (const name of Object.keys(SECRETS)) {
		const variable = `${name}_FILE`;
		const file = environment[variable]?.trim();
		if (!file) continue;
		if (environment[name]?.trim()) throw new Failure(`${name} and ${variable} are both set: set one of them.`);
		environment[name] = readSecret(variable, path.resolve(ROOT, file));
		// Read by nobody else; empty and not deleted, so that Next doesn't take it from `.env` again.
		environment[variable] = "";
	}
}

function readSecret(variable: string, file: string): string {
	let secret: string;
	try {
		secret = readFileSync(file, "utf8").trim();
	} catch (error) {
		throw new Failure(`${variable} names ${file}, which can't be read: ${messageOf(error)}.`);
	}
	if (secret) return secret;
	throw new Failure(`${variable} names ${file}, which is empty.`);
}

/** What sets every secret that isn't for this role, or any where none is named, to nothing: Next reads `.env` for what is not set. */
export function withoutSecrets(role?: Role): Record<string, string> {
	const others = Object.entries(SECRETS).filter(([, roles]) => !role || !roles.includes(role));
	return Object.fromEntries(others.flatMap(([name]) => [name, `${name}_FILE`]).map((name) => [name, ""]));
}
