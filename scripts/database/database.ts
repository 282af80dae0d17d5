import pg from "pg";
import { Failure, messageOf } from "../failure.ts";
import { openEmbeddedPostgres } from "../postgres/embedded.ts";
import { WORK_LOCK } from "../postgres/shared-server.ts";
import type { Settings } from "../settings.ts";

/** The deployment's database, answering: the embedded one, or that of DATABASE_URL. */
export interface DeploymentDatabase {
	/** For the application's role, past the pooler if there is one: sessions stay with their connection. */
	readonly url: string;
	/** For the role that owns the tables; the same as `url` if one role is used for both. */
	readonly ownerUrl: string;
	/** The application's role, if it isn't the owner. */
	readonly applicationRole: string | null;
	/** Runs `work` while no other command on this database does; the others wait. */
	alone<Answer>(work: () => Promise<Answer>): Promise<Answer>;
	/** Empties it; null unless it is the embedded one. */
	readonly recreateDatabase: (() => Promise<void>) | null;
}

const LEAST_VERSION = 150_000;
const CONNECTION_TIMEOUT_MS = 10_000;
/** An acknowledged charge must survive a crash of the database. */
const DURABLE_SETTINGS: Record<string, readonly string[]> = {
	fsync: ["on"],
	full_page_writes: ["on"],
	synchronous_commit: ["on", "remote_apply"],
};

/** Starts the embedded database, or makes sure that the given one can be reached, is new enough and durable. */
export async function openDeploymentDatabase(settings: Settings): Promise<DeploymentDatabase> {
	const { databaseUrl, directDatabaseUrl, migrateDatabaseUrl } = settings;
	if (!databaseUrl) return openEmbeddedPostgres(settings.dataDirectory);
	const url = directDatabaseUrl ?? databaseUrl;
	await connected(url, checkServer);
	if (migrateDatabaseUrl) await connected(migrateDatabaseUrl, checkServer);
	return {
		url,
		ownerUrl: migrateDatabaseUrl ?? url,
		applicationRole: await readApplicationRole(url, migrateDatabaseUrl),
		alone: (work) =>
			connected(migrateDatabaseUrl ?? url, async (client) => {
				await client.query("SELECT pg_advisory_lock($1)", [WORK_LOCK]);
				return work();
			}),
		recreateDatabase: null,
	};
}

/** Runs `work` on a connection of its own. A database that can't be reached is a `Failure` that names it. */
export async function connected<Answer>(url: string, work: (client: pg.Client) => Promise<Answer>): Promise<Answer> {
	const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: CONNECTION_TIMEOUT_MS });
	client.on("error", () => undefined);
	try {
		await client.connect();
	} catch (error) {
		throw new Failure(`The database at ${placeOf(url)} can't be reached: ${messageOf(error)}.`);
	}
	try {
		// The role may have limits of its own, for the application: a migration takes as long as it takes.
		await client.query("SET lock_timeout = 0; SET statement_timeout = 0; SET idle_in_transaction_session_timeout = 0");
		return await work(client);
	} finally {
		await client.end();
	}
}

async function checkServer(client: pg.Client): Promise<void> {
	const version = await client.query<{ number: number; text: string }>(
		`SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS text`,
	);
	const { number = 0, text = "unknown" } = version.rows[0] ?? {};
	if (number < LEAST_VERSION) {
		throw new Failure(`Commonpurse needs PostgreSQL 15 or newer; the database at DATABASE_URL is ${text}.`);
	}
	const { rows } = await client.query<{ name: string; setting: string }>(
		"SELECT name, setting FROM pg_settings WHERE name = ANY($1)",
		[Object.keys(DURABLE_SETTINGS)],
	);
	const off = rows.filter(({ name, setting }) => !DURABLE_SETTINGS[name]?.includes(setting));
	if (off.length === 0) return;
	const said = off.map(({ name, setting }) => `${name} is ${setting}`).join(", ");
	throw new Failure(
		`The database could lose credits in a crash: ${said}. Set it to "on" in PostgreSQL's configuration.`,
	);
}

async function readApplicationRole(url: string, ownerUrl: string | undefined): Promise<string | null> {
	if (!ownerUrl) return null;
	const read = (client: pg.Client) =>
		client.query<{ role: string; database: string }>("SELECT current_user AS role, current_database() AS database");
	const application = (await connected(url, read)).rows[0];
	const owner = (await connected(ownerUrl, read)).rows[0];
	if (!application || !owner) return null;
	if (application.database !== owner.database) {
		throw new Failure("DATABASE_URL and MIGRATE_DATABASE_URL must name the same database.");
	}
	return application.role === owner.role ? null : application.role;
}

/** Host, port and database, without the password. */
export function placeOf(url: string): string {
	const { hostname, port, pathname } = new URL(url);
	return `${hostname}:${port || 5432}${pathname}`;
}
