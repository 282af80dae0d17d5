import pg from "pg";
import { afterAll } from "vitest";
import type { Prisma } from "@/generated/prisma/client.ts";
import { type Clock, databaseClock } from "@/lib/platform/database/clock.ts";
import { getTypeParser, ofTransaction, plainSql } from "@/lib/platform/database/plain-database.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";

/** One connection for a test: what runs in its transactions is neither retried nor hidden by Prisma. */
export interface Connection {
	readonly sql: Sql;
	/** The id of the database process that serves it. */
	readonly pid: number;
	/** Runs `work` in a transaction, and rolls it back where it throws. */
	transaction<Answer>(work: (tx: Transaction) => Promise<Answer>, more?: { clock?: Clock }): Promise<Answer>;
}

/**
 * A connection on a plain `pg` client, which plans each statement once: planning is most of a statement's cost. It is
 * closed when the test file ends, before its databases are. `settings` are PostgreSQL's, for this connection alone.
 */
export async function openConnection(url: string, settings: Record<string, string> = {}): Promise<Connection> {
	const options = Object.entries({ plan_cache_mode: "force_generic_plan", ...settings }).map(
		([name, value]) => `-c ${name}=${value}`,
	);
	const client = new pg.Client({
		connectionString: url,
		options: options.join(" "),
		pipeline: true,
		types: { getTypeParser },
	});
	await client.connect();
	afterAll(() => client.end());
	const sql = plainSql(client, { isNamed: true });
	const [backend] = await sql.query<{ pid: number }>(`SELECT pg_backend_pid() AS "pid"`);
	return {
		sql,
		pid: backend?.pid ?? 0,
		async transaction(work, { clock = databaseClock } = {}) {
			await sql.query("BEGIN");
			try {
				const answer = await work({ sql: ofTransaction(sql), clock, prisma: noPrisma });
				await sql.query("COMMIT");
				return answer;
			} catch (error) {
				await sql.query("ROLLBACK");
				throw error;
			}
		},
	};
}

const noPrisma = new Proxy({} as Prisma.TransactionClient, {
	get() {
		throw new Error("This transaction is on a plain connection: there is no Prisma in it.");
	},
});
