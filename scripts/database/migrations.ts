import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import type pg from "pg";
import { Failure, messageOf } from "../failure.ts";
import { PREPARATIONS } from "./prepare-migrations.ts";

/** One migration on disk, in Prisma's folder layout: `<time>_<name>/migration.sql`. */
interface Migration {
	readonly name: string;
	readonly script: string;
	/** SHA-256 of the file, as Prisma computes it. */
	readonly checksum: string;
}

interface AppliedMigration {
	readonly migration_name: string;
	readonly checksum: string;
	readonly finished_at: Date | null;
}

export const MIGRATIONS_DIRECTORY = path.resolve(import.meta.dirname, "../../prisma/migrations");

/** The advisory lock that Prisma's own migrate takes, so that the two exclude each other. */
const ADVISORY_LOCK = 72707369;

/** Prisma's own table, to the letter: `prisma migrate deploy` afterwards finds nothing to do. */
const MIGRATIONS_TABLE = `
CREATE TABLE "_prisma_migrations" (
    "id"                    VARCHAR(36) PRIMARY KEY NOT NULL,
    "checksum"              VARCHAR(64) NOT NULL,
    "finished_at"           TIMESTAMPTZ,
    "migration_name"        VARCHAR(255) NOT NULL,
    "logs"                  TEXT,
    "rolled_back_at"        TIMESTAMPTZ,
    "started_at"            TIMESTAMPTZ NOT NULL DEFAULT now(),
    "applied_steps_count"   INTEGER NOT NULL DEFAULT 0
)`;

/**
 * Applies the migrations that the database lacks, each in a transaction of its own, and returns their names. What one
 * has to say about rows that it changed (RAISE NOTICE) is shown. One process at a time; the others wait. Throws a
 * `Failure` if the database and the files contradict each other.
 */
export async function applyMigrations(client: pg.Client, directory = MIGRATIONS_DIRECTORY): Promise<string[]> {
	const migrations = readMigrations(directory);
	return underMigrationLock(client, async () => {
		await ensureMigrationsTable(client);
		const applied = await readApplied(client);
		checkHistory(migrations, applied);
		const names = new Set(applied.map((row) => row.migration_name));
		const missing = migrations.filter((migration) => !names.has(migration.name));
		for (const migration of missing) await apply(client, migration);
		return missing.map((migration) => migration.name);
	});
}

/** The names of those that the database lacks, which stays as it is. */
export async function missingMigrations(client: pg.Client, directory = MIGRATIONS_DIRECTORY): Promise<string[]> {
	const { rows } = await client.query<{ exists: boolean }>(
		`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS "exists"`,
	);
	const applied = rows[0]?.exists ? await readApplied(client) : [];
	const names = new Set(applied.map((row) => row.migration_name));
	return readMigrations(directory).flatMap(({ name }) => (names.has(name) ? [] : [name]));
}

/** Runs `work` while no other process changes the database's tables; the others wait. */
export async function underMigrationLock<Answer>(client: pg.Client, work: () => Promise<Answer>): Promise<Answer> {
	await client.query("SELECT pg_advisory_lock($1)", [ADVISORY_LOCK]);
	try {
		return await work();
	} finally {
		await client.query("SELECT pg_advisory_unlock($1)", [ADVISORY_LOCK]);
	}
}

/** Only if it doesn't exist, so that a role that may not create tables can still see that nothing is missing. */
async function ensureMigrationsTable(client: pg.Client): Promise<void> {
	const { rows } = await client.query(`SELECT to_regclass('"_prisma_migrations"') IS NOT NULL AS "exists"`);
	if (rows[0]?.exists) return;
	try {
		await client.query(MIGRATIONS_TABLE);
	} catch (error) {
		throw new Failure(
			`The migrations can't be applied: ${messageOf(error)}. Set MIGRATE_DATABASE_URL to the role that owns the database.`,
		);
	}
}

function readMigrations(directory: string): Migration[] {
	const names = readdirSync(directory, { withFileTypes: true }).filter((entry) => entry.isDirectory());
	return names
		.map(({ name }) => {
			const script = readFileSync(path.join(directory, name, "migration.sql"), "utf8");
			return { name, script, checksum: createHash("sha256").update(script).digest("hex") };
		})
		.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function readApplied(client: pg.Client): Promise<AppliedMigration[]> {
	const { rows } = await client.query<AppliedMigration>(
		`SELECT "migration_name", "checksum", "finished_at" FROM "_prisma_migrations"
		 WHERE "rolled_back_at" IS NULL ORDER BY "started_at"`,
	);
	return rows;
}

function checkHistory(migrations: readonly Migration[], applied: readonly AppliedMigration[]): void {
	const onDisk = new Map(migrations.map((migration) => [migration.name, migration]));
	for (const row of applied) {
		const migration = onDisk.get(row.migration_name);
		if (!row.finished_at) {
			throw new Failure(
				`The migration ${row.migration_name} began and did not end in this database. Put it right by hand, then mark it in "_prisma_migrations".`,
			);
		}
		if (!migration) {
			throw new Failure(
				`The database has the migration ${row.migration_name}, which these sources don't know. Run the newer version of Commonpurse that made it.`,
			);
		}
		if (migration.checksum !== row.checksum) {
			throw new Failure(
				`The migration ${row.migration_name} was changed after it had been applied to this database. Put the file back as it was, and make the change in a new migration.`,
			);
		}
	}
}

async function apply(client: pg.Client, { name, script, checksum }: Migration): Promise<void> {
	const id = randomUUID();
	const show = ({ message }: { message?: string }) => process.stdout.write(`${name}: ${message}\n`);
	client.on("notice", show);
	await client.query("BEGIN");
	try {
		await client.query(
			`INSERT INTO "_prisma_migrations" ("id", "checksum", "migration_name", "started_at")
			 VALUES ($1, $2, $3, clock_timestamp())`,
			[id, checksum, name],
		);
		await PREPARATIONS[name]?.(client);
		await client.query(script);
		await client.query(
			`UPDATE "_prisma_migrations" SET "finished_at" = clock_timestamp(), "applied_steps_count" = 1 WHERE "id" = $1`,
			[id],
		);
		await client.query("COMMIT");
	} catch (error) {
		await client.query("ROLLBACK");
		throw new Failure(`The migration ${name} failed, and nothing of it was applied: ${messageOf(error)}`);
	} finally {
		client.off("notice", show);
	}
}
