import type { Sql } from "./sql.ts";

/** The deployment's time zone, an IANA name: days, months and limit periods are in it everywhere (product.md 35). */
export async function deploymentTimeZone(sql: Sql): Promise<string> {
	const [deployment] = await sql.query<{ timeZone: string }>(`SELECT "time_zone" AS "timeZone" FROM "deployment"`);
	if (!deployment) throw new Error("The deployment has no time zone yet: its database was not set up to the end.");
	return deployment.timeZone;
}
