import { type Database, openDatabase } from "@/lib/platform/database/db.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { sqlOf, type Transaction, transact } from "@/lib/platform/database/transaction.ts";

// How many table rows PostgreSQL reads, including those that a plan discards: the cost of a bad plan, however fast the
// machine is.

/** For what `work` does with a database of one connection. */
export async function rowsRead(url: string, work: (db: Database) => Promise<unknown>): Promise<number> {
	const db = openDatabase(url, { maxConnections: 1 });
	const total = async () => {
		await db.$queryRaw`SELECT pg_stat_force_next_flush()::text`;
		return sum(sqlOf(db), "pg_stat_user_tables");
	};
	try {
		const before = await total();
		await work(db);
		return (await total()) - before;
	} finally {
		await db.$disconnect();
	}
}

/** For what `work` does in its transaction once it has locked accounts. */
export async function rowsReadUnderLocks(db: Database, work: (tx: Transaction) => Promise<unknown>): Promise<number> {
	return transact(db, async (tx) => {
		let before: number | null = null;
		const sql: Sql = {
			...tx.sql,
			async query(text, values) {
				if (text.includes("FOR NO KEY UPDATE")) before ??= await sum(tx.sql, "pg_stat_xact_user_tables");
				return tx.sql.query(text, values);
			},
		};
		await work({ ...tx, sql });
		if (before === null) throw new Error("No account was locked.");
		return (await sum(tx.sql, "pg_stat_xact_user_tables")) - before;
	});
}

async function sum(sql: Sql, view: "pg_stat_user_tables" | "pg_stat_xact_user_tables"): Promise<number> {
	const [row] = await sql.query<{ rows: number }>(
		`SELECT coalesce(sum("seq_tup_read" + coalesce("idx_tup_fetch", 0)), 0)::int4 AS "rows" FROM ${view}`,
	);
	return row?.rows ?? 0;
}
