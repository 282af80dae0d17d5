import type { Sql } from "@/lib/platform/database/sql.ts";

/**
 * When credits that arrive at `from` expire (product.md 13): after this many calendar months, at the end of that day in
 * the deployment's time zone. A month without that day ends on its last one. Returns the day's last millisecond, so
 * that the instant, shown in that zone, names the day.
 */
export async function endOfValidity(
	sql: Sql,
	{ from, months }: { readonly from: Date; readonly months: number },
): Promise<Date> {
	if (!Number.isInteger(months) || months <= 0)
		throw new RangeError(`A validity is a whole number of months above 0, not ${months}.`);
	const [row] = await sql.query<{ end: Date }>(
		`SELECT (("from"."day" + make_interval(months => $2::int))::date + 1)::timestamp AT TIME ZONE "from"."time_zone"
			- interval '1 millisecond' AS "end"
		FROM (SELECT ($1::timestamptz AT TIME ZONE "time_zone")::date AS "day", "time_zone" FROM "deployment") AS "from"`,
		[from, months],
	);
	if (!row) throw new Error("The deployment has no time zone yet: its database was not set up to the end.");
	return row.end;
}
