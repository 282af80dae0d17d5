import { vi } from "vitest";
import type { Sql } from "@/lib/sql.ts";

/** Returns once another connection to this database waits for a lock. Fails the test where none does. */
export async function untilSomebodyWaits(sql: Sql): Promise<void> {
	await vi.waitUntil(
		async () => {
			const [row] = await sql.query<{ waiting: bigint }>(
				`SELECT count(*) AS "waiting" FROM pg_stat_activity
				WHERE "wait_event_type" = 'Lock' AND "datname" = current_database()`,
			);
			return row !== undefined && row.waiting > 0n;
		},
		{ timeout: 20_000, interval: 20 },
	);
}
