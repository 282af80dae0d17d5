import { createHash } from "node:crypto";
import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";
import type { Database } from "@/lib/platform/database/db.ts";
import { rowLock } from "@/lib/platform/database/row-lock.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";

export interface Window {
	/** How many attempts are free in the window; the next one waits until it ends. */
	readonly attempts: number;
	readonly seconds: number;
}

export interface Counter {
	readonly limiter: RateLimiterPostgres;
	readonly key: string;
}

/** Counts one attempt everywhere at once. Returns how long to wait in seconds, or null when it may go on. */
export async function countAt(counters: readonly Counter[]): Promise<number | null> {
	const wait = Math.max(0, ...(await Promise.all(counters.map(consume))));
	return wait > 0 ? wait : null;
}

/** Counts one attempt at one counter after the other, up to the first that makes it wait: the rest don't count it. */
export async function countInTurn(counters: readonly Counter[]): Promise<number | null> {
	for (const counter of counters) {
		const wait = await consume(counter);
		if (wait > 0) return wait;
	}
	return null;
}

/** How long to wait in seconds; 0 when it may go on. */
async function consume({ limiter, key }: Counter): Promise<number> {
	try {
		await limiter.consume(key);
		return 0;
	} catch (answer) {
		if (answer instanceof RateLimiterRes) return Math.max(1, Math.ceil(answer.msBeforeNext / 1000));
		throw answer;
	}
}

/** Counts in PostgreSQL, so that it holds over restarts and processes. */
export function rateLimiter(name: string, window: Window, db: Database): RateLimiterPostgres {
	return new RateLimiterPostgres({
		storeClient: storeOf(db),
		storeType: "client",
		tableName: "rate_limit",
		tableCreated: true,
		clearExpiredByTimeout: false,
		keyPrefix: `${name}_${window.seconds}`,
		points: window.attempts,
		duration: window.seconds,
	});
}

/** An address as a key: hashed, so that the table doesn't collect what users type into the wrong field. */
export function accountKey(email: string): string {
	return createHash("sha256").update(email.trim().toLowerCase()).digest("base64url");
}

/** A few at a time, so that the table stays small without a job of its own. */
export async function deletePastCounters(db: Database): Promise<void> {
	const sql = sqlOf(db);
	await sql.execute(
		`DELETE FROM rate_limit WHERE key IN (
			SELECT key FROM rate_limit WHERE expire < $1 LIMIT 100 ${rowLock(sql, "rateLimits", { strength: "UPDATE", ids: null, skipLocked: true })}
		)`,
		[Date.now()],
	);
}

/** What the limiter needs of a `pg` client, on our own database connection. */
function storeOf(db: Database) {
	return {
		query: async ({ text, values }: { text: string; values: unknown[] }) => {
			// It forgets a counter with a DELETE, and counts with an INSERT that returns both columns.
			const sql = sqlOf(db);
			if (text.startsWith("DELETE")) return { rows: [], rowCount: await sql.execute(text, values) };
			const rows = await sql.query<{ points: number; expire: bigint | null }>(text, values);
			return { rows: rows.map((row) => ({ ...row, expire: Number(row.expire) })), rowCount: rows.length };
		},
	};
}
