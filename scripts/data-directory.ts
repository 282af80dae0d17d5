import { randomBytes } from "node:crypto";
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Failure, messageOf } from "./failure.ts";

/** What the data directory remembers between runs, readable by its owner only. */
export interface Secrets {
	/** Signs sessions where AUTH_SECRET isn't set (demo and development). */
	readonly authSecret: string;
	/** Of the embedded PostgreSQL's superuser, of the role that owns the tables, and of the application's role. */
	readonly superuserPassword: string;
	readonly ownerPassword: string;
	readonly applicationPassword: string;
	/** The port of the embedded PostgreSQL, once it has one. */
	readonly postgresPort: number | null;
}

export const DATABASE = "commonpurse";
export const OWNER_ROLE = "commonpurse_owner";
export const APPLICATION_ROLE = "commonpurse_app";

/** Makes the data directory if it doesn't exist, and makes sure that it is writable. */
export function openDataDirectory(directory: string): Secrets {
	try {
		makeDataDirectory(directory);
		const file = secretsFile(directory);
		if (existsSync(file)) {
			probe(directory);
			return readSecrets(file);
		}
		return keepFirst(directory, {
			authSecret: randomBytes(32).toString("base64url"),
			superuserPassword: randomBytes(24).toString("base64url"),
			ownerPassword: randomBytes(24).toString("base64url"),
			applicationPassword: randomBytes(24).toString("base64url"),
			postgresPort: null,
		});
	} catch (error) {
		throw new Failure(
			`The data directory ${directory} can't be used (${messageOf(error)}). Set DATA_DIR to one that you can write.`,
		);
	}
}

/** The deployment's database on the embedded PostgreSQL, as the application's role or as the tables' owner. */
export function databaseUrl(secrets: Secrets, as: "application" | "owner" = "application"): string {
	const { applicationPassword, ownerPassword, postgresPort } = secrets;
	const password = as === "application" ? applicationPassword : ownerPassword;
	const role = as === "application" ? APPLICATION_ROLE : OWNER_ROLE;
	return `postgres://${role}:${password}@127.0.0.1:${postgresPort}/${DATABASE}`;
}

/** Remembers the embedded PostgreSQL's port. */
export function rememberPort(directory: string, postgresPort: number): void {
	writeSecrets(directory, { ...readSecrets(secretsFile(directory)), postgresPort });
}

/** Parents first; Node's own recursive way never ends where a parent can't hold directories (seen below /proc). */
export function makeDataDirectory(directory: string): void {
	if (existsSync(directory)) return;
	makeDataDirectory(path.dirname(directory));
	try {
		mkdirSync(directory, { mode: 0o755 });
	} catch (error) {
		// Another command may have made it in the meantime.
		if (!existsSync(directory)) throw error;
	}
}

function secretsFile(directory: string): string {
	return path.join(directory, "secrets.json");
}

function readSecrets(file: string): Secrets {
	return JSON.parse(readFileSync(file, "utf8"));
}

/** Whether it is writable: better to fail now than at the first change. */
function probe(directory: string): void {
	const file = path.join(directory, `probe.${process.pid}`);
	writeFileSync(file, "");
	rmSync(file);
}

/** If two processes make the directory at once, the second takes the secrets of the first. */
function keepFirst(directory: string, secrets: Secrets): Secrets {
	const file = secretsFile(directory);
	const beside = writeBeside(file, secrets);
	try {
		linkSync(beside, file);
	} catch (error) {
		// On a file system without links, two at once are not expected either.
		if (!existsSync(file)) writeSecrets(directory, secrets);
		else if (!messageOf(error).startsWith("EEXIST")) throw error;
	} finally {
		rmSync(beside, { force: true });
	}
	return readSecrets(file);
}

/** Written beside and renamed, so that a crash leaves the old file or the new one. */
function writeSecrets(directory: string, secrets: Secrets): void {
	const file = secretsFile(directory);
	renameSync(writeBeside(file, secrets), file);
}

function writeBeside(file: string, secrets: Secrets): string {
	const beside = `${file}.${process.pid}`;
	writeFileSync(beside, `${JSON.stringify(secrets, null, "\t")}\n`, { mode: 0o600 });
	return beside;
}
