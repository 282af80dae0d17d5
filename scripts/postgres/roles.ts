import type pg from "pg";
import { IDLE_PATIENCE_MS, LOCK_PATIENCE_MS, WRITING_PATIENCE } from "@/lib/platform/database/patience.ts";

/** Tables to which the application's role may only add (ledger.md, invariant 5). */
const APPEND_ONLY_TABLES = ["account", "ledger_entry", "audit_entry", "audit_seal", "statement_key"];

/**
 * Tables whose rows it may change as far as their triggers let it, and never remove. Mail, notices and the audit log name
 * users without a foreign key.
 */
const KEPT_TABLES = ["charge", "address", '"user"'];

/**
 * Lets the application's role work with the tables that the owner's role has made: read and write rows, but neither
 * change the tables nor rewrite history. Called on a connection of the owner, after every migration.
 */
export async function grantToApplication(owner: pg.Client, applicationRole: string): Promise<void> {
	const role = owner.escapeIdentifier(applicationRole);
	await owner.query(`
		GRANT USAGE ON SCHEMA public TO ${role};
		GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${role};
		GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO ${role};
		REVOKE UPDATE, DELETE ON ${APPEND_ONLY_TABLES.join(", ")} FROM ${role};
		REVOKE DELETE ON ${KEPT_TABLES.join(", ")} FROM ${role};
		REVOKE INSERT, UPDATE, DELETE ON "_prisma_migrations" FROM ${role};
	`);
}

/**
 * Gives the connection's role its time limits in this database: a wait for a lock ends soon, and a process that is
 * frozen in the middle of a transaction doesn't hold others up for long. The application sets them on each of its
 * connections as well, except behind a pooler, where these hold; and they are for other sessions of its role.
 */
export async function limitWaits(client: pg.Client): Promise<void> {
	const limits = {
		lock_timeout: LOCK_PATIENCE_MS,
		idle_in_transaction_session_timeout: IDLE_PATIENCE_MS,
		statement_timeout: WRITING_PATIENCE.statementMs,
	};
	const { rows } = await client.query<{ name: string }>("SELECT current_database() AS name");
	const database = client.escapeIdentifier(rows[0]?.name ?? "");
	for (const [name, ms] of Object.entries(limits)) {
		await client.query(`ALTER ROLE CURRENT_USER IN DATABASE ${database} SET ${name} = ${ms}`).catch(ignoreRefusal);
	}
}

/** On a hosted server, the provider may manage the roles. */
function ignoreRefusal(error: unknown): void {
	const code = error instanceof Error && "code" in error ? error.code : undefined;
	if (code !== "42501") throw error;
}

/** Makes a role that signs in with a password, or gives an existing one this password. */
export async function ensureRole(superuser: pg.Client, role: { name: string; password: string }): Promise<void> {
	const { rows } = await superuser.query("SELECT 1 FROM pg_roles WHERE rolname = $1", [role.name]);
	const verb = rows.length ? "ALTER" : "CREATE";
	const name = superuser.escapeIdentifier(role.name);
	await superuser.query(`${verb} ROLE ${name} LOGIN PASSWORD ${superuser.escapeLiteral(role.password)}`);
}

/** Makes a database that belongs to the owner, unless it exists. No other role may create anything in it. */
export async function ensureDatabase(superuser: pg.Client, database: { name: string; owner: string }): Promise<void> {
	const { rows } = await superuser.query("SELECT 1 FROM pg_database WHERE datname = $1", [database.name]);
	if (rows.length) return;
	const name = superuser.escapeIdentifier(database.name);
	await superuser.query(`CREATE DATABASE ${name} OWNER ${superuser.escapeIdentifier(database.owner)}`);
}
