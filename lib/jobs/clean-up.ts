import type { Database } from "@/lib/db.ts";
import { type Transaction, transact } from "@/lib/transaction.ts";

const KEPT_DAYS = 30;

/**
 * Removes what nobody can use any more: sessions and one-time links that ended a month ago. Answers how many of each.
 */
export async function cleanUp({ db }: { db?: Database } = {}): Promise<{ sessions: number; tokens: number }> {
	return transact(db, async (tx) => {
		const before = new Date((await tx.clock.now(tx.sql)).getTime() - KEPT_DAYS * 24 * 60 * 60_000);
		return {
			sessions: await removed(tx, `"session" WHERE least("expires_at", "ended_at") < $1::timestamptz`, before),
			tokens: await removed(tx, `"token" WHERE least("expires_at", "used_at") < $1::timestamptz`, before),
		};
	});
}

async function removed(tx: Transaction, what: string, before: Date): Promise<number> {
	const rows = await tx.sql.query(`DELETE FROM ${what} RETURNING "id"`, [before]);
	return rows.length;
}
