import { readFileSync } from "node:fs";
import path from "node:path";
import pg from "pg";
import { APPLICATION_ROLE, databaseUrl, type Secrets } from "@/scripts/data-directory.ts";

/** Whom a fault strikes: every reader of a table; or, where every page reads it, those whose query has these words. */
export type Readers = string | { readonly of: string; readonly asking: string };

/**
 * Keeps readers waiting until it is called off: a page that reads the table shows its skeleton. They wait for no lock,
 * which ends after two seconds, but inside their query, for as long as a page's query may take.
 */
export async function holdReaders(readers: Readers): Promise<() => Promise<void>> {
	const where = typeof readers === "string" ? { of: readers, asking: "" } : readers;
	const callOff = await interfere(
		where,
		"WHILE NOT (SELECT is_called FROM fault_over) LOOP PERFORM pg_sleep(0.05); END LOOP",
	);
	return async () => {
		const owner = await asOwner();
		// Of a sequence everybody sees at once what it says, whenever their transaction began.
		await owner.query("SELECT nextval('fault_over')");
		await owner.end();
		await callOff();
	};
}

/** Lets readers fail until it is called off: a page that reads the table shows its error. */
export async function failReaders(readers: Readers): Promise<() => Promise<void>> {
	if (typeof readers !== "string") return interfere(readers, `RAISE EXCEPTION 'The fault of a test'`);
	const owner = await asOwner();
	const name = owner.escapeIdentifier(readers);
	await owner.query(`REVOKE SELECT ON ${name} FROM ${APPLICATION_ROLE}`);
	return async () => {
		await owner.query(`GRANT SELECT ON ${name} TO ${APPLICATION_ROLE}`);
		await owner.end();
	};
}

/** Has readers told that what they want is locked, until it is called off: a page that reads the table says that it is busy. */
export function keepBusy(readers: Readers): Promise<() => Promise<void>> {
	const where = typeof readers === "string" ? { of: readers, asking: "" } : readers;
	return interfere(where, "RAISE EXCEPTION 'The lock of a test' USING ERRCODE = 'lock_not_available'");
}

/** Has PostgreSQL do this, as a policy of the table's rows, whenever the application's query has the words in it. */
async function interfere({ of, asking }: Exclude<Readers, string>, statement: string): Promise<() => Promise<void>> {
	const owner = await asOwner();
	const table = owner.escapeIdentifier(of);
	await owner.query(`
		CREATE SEQUENCE fault_over;
		GRANT SELECT ON fault_over TO ${APPLICATION_ROLE};
		CREATE FUNCTION fault() RETURNS boolean LANGUAGE plpgsql AS $$
		BEGIN
			IF strpos(current_query(), ${owner.escapeLiteral(asking)}) > 0 THEN ${statement}; END IF;
			RETURN true;
		END $$;
		CREATE POLICY fault ON ${table} USING (fault());
		ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
	return async () => {
		await owner.query(`
			ALTER TABLE ${table} DISABLE ROW LEVEL SECURITY;
			DROP POLICY fault ON ${table};
			DROP FUNCTION fault();
			DROP SEQUENCE fault_over`);
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
