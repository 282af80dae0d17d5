import pg from "pg";
import { secretsOf } from "@/scripts/testing/launched.ts";

/** The functions by which PostgreSQL tells the time. */
const CLOCKS = ["clock_timestamp", "statement_timestamp", "transaction_timestamp", "now"];

/**
 * Moves the clock of a deployment of a test's own to so many days from now; later moves count from now as well. The present always comes from the database, whose
 * functions are found behind others of the same names that are ahead of them; connections that know the old ones end.
 */
export async function moveClock(dataDirectory: string, { days }: { days: number }): Promise<void> {
	const { superuserPassword, postgresPort } = secretsOf(dataDirectory);
	const superuser = new pg.Client(`postgres://postgres:${superuserPassword}@127.0.0.1:${postgresPort}/commonpurse`);
	await superuser.connect();
	try {
		const functions = CLOCKS.map(
			(name) => `CREATE OR REPLACE FUNCTION "moved_clock"."${name}"() RETURNS timestamptz LANGUAGE sql VOLATILE
				RETURN pg_catalog.${name}() + make_interval(days => ${days});`,
		);
		await superuser.query(`CREATE SCHEMA IF NOT EXISTS "moved_clock";
			GRANT USAGE ON SCHEMA "moved_clock" TO PUBLIC;
			${functions.join("\n")}
			ALTER DATABASE "commonpurse" SET search_path = "moved_clock", pg_catalog, "public"`);
		await superuser.query(`SELECT pg_terminate_backend("pid") FROM pg_stat_activity
			WHERE "datname" = current_database() AND "pid" <> pg_backend_pid() AND "backend_type" = 'client backend'`);
	} finally {
		await superuser.end();
	}
}
