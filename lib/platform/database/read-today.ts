import { type Database, database } from "./db.ts";
import { noteTimeZone } from "./deployment-time-zone.ts";
import type { Sql } from "./sql.ts";
import { sqlOf, type Transaction } from "./transaction.ts";

/** From the start of one day to the end of another, as instants: `start` is included, `end` isn't. */
export interface Period {
	readonly start: Date | null;
	readonly end: Date | null;
}

/**
 * The instants between which these days lie, both included, in the deployment's time zone (product.md 35). Days are
 * YYYY-MM-DD; a day that is omitted or null leaves its side open.
 */
export async function readPeriod(
	sql: Sql,
	{ from, to }: { from?: string | null; to?: string | null },
): Promise<Period> {
	if (!from && !to) return { start: null, end: null };
	const [period] = await sql.query<Period>(
		`SELECT $1::date::timestamp AT TIME ZONE "time_zone" AS "start",
			($2::date + 1)::timestamp AT TIME ZONE "time_zone" AS "end"
		FROM "deployment"`,
		[from ?? null, to ?? null],
	);
	if (!period) throw new Error("The deployment has no time zone.");
	return period;
}

/** The present, and its day as YYYY-MM-DD in the deployment's time zone (product.md 35). */
export interface Today {
	readonly at: Date;
	readonly day: string;
	readonly timeZone: string;
}

/** The day of an instant, as YYYY-MM-DD in the deployment's time zone (product.md 35). */
export async function dayAt(sql: Sql, at: Date): Promise<string> {
	const [found] = await sql.query<{ day: string }>(
		`SELECT ($1::timestamptz AT TIME ZONE "time_zone")::date::text AS "day" FROM "deployment"`,
		[at],
	);
	if (!found) throw new Error("The deployment has no time zone.");
	return found.day;
}

/** The database's current time. */
export async function readToday(db: Database | Transaction["prisma"] = database()): Promise<Today> {
	const [today] = await sqlOf(db).query<Today>(
		`SELECT statement_timestamp() AS "at", to_char(statement_timestamp() AT TIME ZONE "time_zone", 'YYYY-MM-DD') AS "day",
			"time_zone" AS "timeZone"
		FROM "deployment"`,
	);
	if (!today) throw new Error("The deployment has no time zone.");
	noteTimeZone(today.timeZone);
	return today;
}

/** The deployment's day that many days after the one of this instant, as Prisma takes it: its midnight in UTC. */
export async function dayAfter(sql: Sql, { at, days }: { at: Date; days: number }): Promise<Date> {
	const [found] = await sql.query<{ day: string }>(
		`SELECT to_char(($1::timestamptz AT TIME ZONE "time_zone")::date + $2::int, 'YYYY-MM-DD') AS "day" FROM "deployment"`,
		[at, days],
	);
	if (!found) throw new Error("The deployment has no time zone.");
	return new Date(found.day);
}
