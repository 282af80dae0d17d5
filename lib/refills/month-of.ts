import { dayAt } from "@/lib/platform/database/read-today.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";

/** The first day of an instant's month in the deployment's time zone, to which ceilings belong: YYYY-MM-01. */
export async function monthOf(sql: Sql, at: Date): Promise<string> {
	return `${(await dayAt(sql, at)).slice(0, 7)}-01`;
}

/**
 * What counts for the ceilings of these refills in the month of `at`: money in the minor unit of the refill's currency, orders
 * that were cancelled since included, or credits (product.md 55).
 */
export async function readUsed(
	sql: Sql,
	{ refillIds, at }: { readonly refillIds: readonly string[]; readonly at: Date },
): Promise<ReadonlyMap<string, bigint>> {
	const rows = await sql.query<{ refillId: string; used: bigint }>(
		`SELECT "refill"."id" AS "refillId", sum(coalesce("event"."credits", "order"."total_minor"))::bigint AS "used"
		FROM "refill"
		JOIN "refill_event" AS "event" ON "event"."refill_id" = "refill"."id" AND "event"."month" = $2::date
		LEFT JOIN "order" ON "order"."id" = "event"."order_id"
		WHERE "refill"."id" = ANY ($1::uuid[])
			AND ("event"."kind" = 'shared' OR ("event"."kind" = 'ordered' AND "order"."currency" = "refill"."currency"))
		GROUP BY "refill"."id"`,
		[refillIds, await monthOf(sql, at)],
	);
	return new Map(rows.map(({ refillId, used }) => [refillId, used]));
}
