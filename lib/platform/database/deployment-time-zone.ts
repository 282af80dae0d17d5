import { env } from "../env.ts";
import type { Sql } from "./sql.ts";

/** The deployment's time zone, an IANA name: days, months and limit periods are in it everywhere (product.md 35). */
export async function deploymentTimeZone(sql: Sql): Promise<string> {
	const [deployment] = await sql.query<{ timeZone: string }>(`SELECT "time_zone" AS "timeZone" FROM "deployment"`);
	if (!deployment) throw new Error("The deployment has no time zone yet: its database was not set up to the end.");
	return noteTimeZone(deployment.timeZone);
}

let lastRead: string | null = null;

/** Remembers the deployment's time zone, whenever it is read. */
export function noteTimeZone(timeZone: string): string {
	lastRead = timeZone;
	return timeZone;
}

/**
 * The deployment's time zone as this process has read it last: set-up may have chosen another than the environment says.
 * For showing instants to readers who have none of their own; days come from the database.
 */
export function knownTimeZone(): string {
	return lastRead ?? env.TIME_ZONE;
}

/** The currency of buyers who have chosen no other, an ISO 4217 code (product.md 48). */
export async function deploymentCurrency(sql: Sql): Promise<string> {
	const [deployment] = await sql.query<{ currency: string }>(`SELECT "currency" FROM "deployment"`);
	if (!deployment) throw new Error("The deployment has no currency yet: its database was not set up to the end.");
	return deployment.currency;
}
