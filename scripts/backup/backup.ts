import { existsSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import path from "node:path";
import { Failure } from "../failure.ts";
import { openEmbeddedPostgres } from "../postgres/embedded.ts";
import type { Settings } from "../settings.ts";
import { writeArchive } from "./archive.ts";
import { openBaseBackup } from "./base-backup.ts";

const USAGE = "Say where the backup is to be written: npm run backup -- /somewhere/commonpurse.backup";

/**
 * Writes the embedded database and the data directory's secrets into one new file, whether the portal runs or not. It
 * contains everything that was acknowledged before the command began.
 */
export async function backUp({ databaseUrl, dataDirectory }: Settings, [target]: readonly string[]): Promise<void> {
	if (!target) throw new Failure(USAGE);
	if (databaseUrl) {
		throw new Failure(
			"DATABASE_URL is set, and this command backs up the embedded database. Use your PostgreSQL's own pg_dump or pg_basebackup.",
		);
	}
	const file = path.resolve(target);
	if (existsSync(file)) throw new Failure(`${file} is there already. Name a new file.`);
	if (!existsSync(path.dirname(file)))
		throw new Failure(`The folder ${path.dirname(file)} is not there. Make it first.`);
	if (!existsSync(path.join(dataDirectory, "postgres"))) {
		throw new Failure(
			`There is no database in ${dataDirectory}. Set DATA_DIR to the directory that is to be backed up.`,
		);
	}
	const { superuserUrl } = await openEmbeddedPostgres(dataDirectory);
	const beside = `${file}.incomplete-${process.pid}`;
	try {
		const { tar, close } = await openBaseBackup(superuserUrl);
		await writeArchive(beside, {
			secrets: readFileSync(path.join(dataDirectory, "secrets.json"), "utf8"),
			postgres: tar,
		});
		await close();
		renameSync(beside, file);
	} finally {
		rmSync(beside, { force: true });
	}
	const megabytes = (statSync(file).size / 1_000_000).toFixed(1);
	process.stdout.write(
		`The backup is written: ${file} (${megabytes} MB). It holds passwords: keep it where only you can read it.\n`,
	);
}
