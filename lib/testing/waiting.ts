import { vi } from "vitest";
import type { Sql } from "@/lib/platform/database/sql.ts";
import type { Connection } from "./connections/connection.ts";

/**
 * Returns once another connection to this database, or the given number of them, waits for a lock. Fails the test where
 * none does.
 */
export async function untilOthersWait(sql: Sql, atLeast = 1): Promise<void> {
	await vi.waitUntil(
		async () => {
			const [row] = await sql.query<{ waiting: bigint }>(
				`SELECT count(*) AS "waiting" FROM pg_stat_activity
				WHERE "wait_event_type" = 'Lock' AND "datname" = current_database()`,
			);
			return row !== undefined && row.waiting >= atLeast;
		},
		{ timeout: 20_000, interval: 20 },
	);
}

/** Returns once each of these connections waits for a lock that another connection holds. */
export async function untilWaiting(sql: Sql, connections: readonly Connection[]): Promise<void> {
	const pids = connections.map(({ pid }) => pid);
	for (let look = 1; look <= 20_000; look += 1) {
		const waiting = await sql.query(
			`SELECT DISTINCT "pid" FROM pg_locks WHERE NOT "granted" AND "pid" = ANY ($1::int[])`,
			[pids],
		);
		if (waiting.length === pids.length) return;
	}
	throw new Error("They do not wait for each other.");
}
