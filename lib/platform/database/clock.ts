import type { Sql } from "./sql.ts";

/**
 * Where the present comes from: always the database, except for the demo data and tests, which set the time themselves.
 */
export interface Clock {
	/** The present instant, read again at each call, so that it is right after waiting for a lock. */
	now(sql: Sql): Promise<Date>;
}

export const databaseClock: Clock = {
	async now(sql) {
		const [row] = await sql.query<{ now: Date }>("SELECT date_trunc('milliseconds', clock_timestamp()) AS now");
		if (!row) throw new Error("The database did not tell the time.");
		return row.now;
	},
};

/** A clock that stands still at one instant. */
export function clockAt(instant: Date): Clock {
	return { now: async () => instant };
}
