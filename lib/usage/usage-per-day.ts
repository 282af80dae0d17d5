import type { ViewContext } from "@/lib/owners/credit-view.ts";
import { database } from "@/lib/platform/database/db.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { SqlValues } from "@/lib/platform/database/sql-values.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { dailyRowsSql } from "./daily-rows.ts";
import { todaySql } from "./read-use-of-pools.ts";
import type { UsageFilters } from "./schema.ts";
import { readUsageScope, type UsageScope } from "./usage-scope.ts";

/** How many users a chart shows separately; where there are more, the last place combines all the others. */
export const CHART_PEOPLE = 6;

export interface UsagePerDay {
	/** The users shown separately, most used first. `id` null: all others. */
	readonly people: readonly { readonly id: string | null; readonly name: string | null; readonly used: bigint }[];
	/** Every requested day, oldest first, as YYYY-MM-DD of the deployment; `used` is in the order of `people`. */
	readonly days: readonly { readonly day: string; readonly used: readonly bigint[] }[];
}

interface DayRow {
	day: string;
	id: string | null;
	name: string | null;
	used: bigint | null;
	total: bigint | null;
}

/**
 * Credits of one type used per day and user, refunds deducted, over the last `days` days of the deployment, today
 * included. The same rows as Credit Usage shows in this view (product.md 8). `at` defaults to the present.
 */
export async function usagePerDay(
	{ view, db = database() }: ViewContext,
	{ creditTypeId, ...asked }: { creditTypeId: string; days: number; at?: Date },
): Promise<UsagePerDay> {
	const sql = sqlOf(db);
	return readUsagePerDay(sql, { scope: await readUsageScope(sql, view, { creditTypeId }), ...asked });
}

/**
 * As `usagePerDay`, for any scope of one credit type: these days of the `days` before `at`, and one user, where they are
 * given.
 */
export async function readUsagePerDay(
	sql: Sql,
	asked: { scope: UsageScope; days: number; at?: Date } & Pick<UsageFilters, "from" | "to" | "userId">,
): Promise<UsagePerDay> {
	const values = new SqlValues();
	const last = `least(${values.add(asked.to ?? null, "date")}, "day")`;
	const start = `greatest(${values.add(asked.from ?? null, "date")}, ${last} - ${values.add(asked.days, "int")} + 1)`;
	const conditions = [`"day" BETWEEN (SELECT "start" FROM "period") AND (SELECT "end" FROM "period")`];
	if (asked.userId) conditions.push(`"user_id" = ${values.add(asked.userId, "uuid")}`);
	const shown = values.add(CHART_PEOPLE, "int");
	const rows = await sql.query<DayRow>(
		`WITH "period" AS (
				SELECT ${start} AS "start", ${last} AS "end" FROM (${todaySql(values.add(asked.at ?? null, "timestamptz"))}) AS "present"
			), "used" AS (
				SELECT "day", "user_id", "charged" - "refunded" AS "used"
				FROM (${dailyRowsSql(values, asked.scope, conditions)}) AS "daily"
			), "person" AS (
				SELECT "user_id", row_number() OVER (ORDER BY sum("used") DESC, "user_id") AS "place", count(*) OVER () AS "people"
				FROM "used" GROUP BY "user_id" HAVING sum("used") > 0
			), "shown" AS (
				SELECT "used"."day", "used"."used",
					CASE WHEN "person"."place" < ${shown} OR "person"."people" <= ${shown} THEN "person"."user_id" END AS "id"
				FROM "used" JOIN "person" USING ("user_id")
			), "sum" AS (
				SELECT "day", "id", sum("used") AS "used", sum(sum("used")) OVER (PARTITION BY "id") AS "total"
				FROM "shown" GROUP BY "day", "id"
			)
			SELECT to_char("every"."day", 'YYYY-MM-DD') AS "day", "sum"."id", "user"."name", "sum"."used"::bigint AS "used",
				"sum"."total"::bigint AS "total"
			FROM "period" CROSS JOIN LATERAL generate_series("start", "end", '1 day') AS "every" ("day")
			LEFT JOIN "sum" ON "sum"."day" = "every"."day"
			LEFT JOIN "user" ON "user"."id" = "sum"."id"
			ORDER BY "every"."day", ("sum"."id" IS NULL), "sum"."total" DESC, "sum"."id"`,
		values.values,
	);
	return perDay(rows);
}

function perDay(rows: readonly DayRow[]): UsagePerDay {
	const people = new Map<string | null, UsagePerDay["people"][number]>();
	const days = new Map<string, Map<string | null, bigint>>();
	for (const { day, id, name, used, total } of rows) {
		const ofDay = days.get(day) ?? new Map<string | null, bigint>();
		days.set(day, ofDay);
		if (used === null || total === null) continue;
		people.set(id, { id, name, used: total });
		ofDay.set(id, used);
	}
	const ranked = [...people.values()].sort((one, other) => {
		if (one.id === null || other.id === null) return one.id === null ? 1 : -1;
		return one.used === other.used ? (one.id < other.id ? -1 : 1) : one.used > other.used ? -1 : 1;
	});
	return {
		people: ranked,
		days: [...days].map(([day, used]) => ({ day, used: ranked.map((person) => used.get(person.id) ?? 0n) })),
	};
}
