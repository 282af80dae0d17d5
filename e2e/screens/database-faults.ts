import { readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { APPLICATION_ROLE, databaseUrl, type Secrets } from "@/scripts/data-directory.ts";

/** Keeps every reader of a table waiting until it is called off: a page that reads it shows its skeleton. */
export async function holdTable(table: string): Promise<() => Promise<void>> {
	const owner = await asOwner();
	await owner.query("BEGIN");
	await owner.query(`LOCK TABLE ${owner.escapeIdentifier(table)} IN ACCESS EXCLUSIVE MODE`);
	return async () => {
		await owner.query("ROLLBACK");
		await owner.end();
	};
}

/** Takes a table away from the application until it is called off: a page that reads it fails. */
export async function denyTable(table: string): Promise<() => Promise<void>> {
	const owner = await asOwner();
	const name = owner.escapeIdentifier(table);
	await owner.query(`REVOKE SELECT ON ${name} FROM ${APPLICATION_ROLE}`);
	return async () => {
		await owner.query(`GRANT SELECT ON ${name} TO ${APPLICATION_ROLE}`);
		await owner.end();
	};
}

async function asOwner(): Promise<pg.Client> {
	const file = path.join(process.env.DATA_DIR ?? "", "secrets.json");
	const secrets: Secrets = JSON.parse(readFileSync(file, "utf8"));
	const client = new pg.Client({ connectionString: databaseUrl(secrets, "owner") });
	await client.connect();
	return client;
}
