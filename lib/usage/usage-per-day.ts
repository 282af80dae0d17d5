import type { ViewContext } from "@/lib/owners/credit-view.ts";
import { database } from "@/lib/platform/database/db.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { SqlValues } from "@/lib/platform/database/sql-values.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { dailyRowsSql } from "./daily-rows.ts";
import { todaySql } from "./read-use-of-pools.ts";
import type { UsageFilters } from "./schema.ts";
import { readUsageScope, type UsageScope } from "./usage-scope.ts";

/** How many days a chart shows where nothing else is asked. */
export const CHART_DAYS = 30;
/** And at most: ten years. */
const MOST_CHART_DAYS = 3_652;
/** A longer time, a quarter at most, has a bar for each month. */
const MOST_BARS_OF_DAYS = 92;

/** How many users a chart shows separately; where there are more, the last place combines all the others. */
export const CHART_PEOPLE = 6;

export interface UsagePerDay {
	/** The users shown separately, most used first, then by name. `id` null: all others. */
	readonly people: readonly { readonly id: string | null; readonly name: string | null; readonly used: bigint }[];
	/** Every day of the time asked for, or every month of a long one, oldest first; `used` is in the order of `people`. */
	readonly bars: readonly UsageBar[];
	readonly unit: "day" | "month";
}

/** A day, or the days of a month that are asked for: YYYY-MM-DD of the deployment, both included. */
export interface UsageBar {
	readonly first: string;
	readonly last: string;
	readonly used: readonly bigint[];
}

/** From a day to another, both included: `to` is today where it is later or missing, and `from` then `CHART_DAYS` days in all. */
type ChartDays = Pick<UsageFilters, "from" | "to"> & { at?: Date };

interface BarRow {
	first: string;
	last: string;
	unit: "day" | "month";
	id: string | null;
	name: string | null;
	used: bigint | null;
	total: bigint | null;
}

/**
 * Credits of one type used per day or month and user, refunds deducted. The same rows as Credit Usage shows in this view
 * for the same days (product.md 8). `at` defaults to the present.
 */
export async function usagePerDay(
	{ view, db = database() }: ViewContext,
	{ creditTypeId, ...asked }: { creditTypeId: string } & ChartDays,
): Promise<UsagePerDay> {
	const sql = sqlOf(db);
	return readUsagePerDay(sql, { scope: await readUsageScope(sql, view, { creditTypeId }), ...asked });
}

/** As `usagePerDay`, for any scope of one credit type, and for one user where they are given. */
export async function readUsagePerDay(
	sql: Sql,
	asked: { scope: UsageScope } & ChartDays & Pick<UsageFilters, "userId">,
): Promise<UsagePerDay> {
	const values = new SqlValues();
	const last = `least(${values.add(asked.to ?? null, "date")}, "day")`;
	const most = values.add(asked.from ? MOST_CHART_DAYS : CHART_DAYS, "int");
	const start = `greatest(${values.add(asked.from ?? null, "date")}, ${last} - ${most} + 1)`;
	const conditions = [`"day" BETWEEN (SELECT "start" FROM "period") AND (SELECT "end" FROM "period")`];
	if (asked.userId) conditions.push(`"user_id" = ${values.add(asked.userId, "uuid")}`);
	const shown = values.add(CHART_PEOPLE, "int");
	const rows = await sql.query<BarRow>(
		`WITH "days" AS (
				SELECT ${start} AS "start", ${last} AS "end" FROM (${todaySql(values.add(asked.at ?? null, "timestamptz"))}) AS "present"
			), "period" AS (
				SELECT "start", "end",
					CASE WHEN "end" - "start" < ${values.add(MOST_BARS_OF_DAYS, "int")} THEN 'day' ELSE 'month' END AS "unit"
				FROM "days"
			), "used" AS (
				SELECT date_trunc("unit", "day"::timestamp) AS "bar", "user_id", "charged" - "refunded" AS "used"
				FROM (${dailyRowsSql(values, asked.scope, conditions)}) AS "daily" CROSS JOIN "period"
			), "person" AS (
				SELECT "user_id", row_number() OVER (ORDER BY sum("used") DESC, "user_id") AS "place", count(*) OVER () AS "people"
				FROM "used" GROUP BY "user_id" HAVING sum("used") > 0
			), "shown" AS (
				SELECT "used"."bar", "used"."used",
					CASE WHEN "person"."place" < ${shown} OR "person"."people" <= ${shown} THEN "person"."user_id" END AS "id"
				FROM "used" JOIN "person" USING ("user_id")
			), "sum" AS (
				SELECT "bar", "id", sum("used") AS "used", sum(sum("used")) OVER (PARTITION BY "id") AS "total"
				FROM "shown" GROUP BY "bar", "id"
			)
			SELECT to_char(greatest("every"."bar", "start"), 'YYYY-MM-DD') AS "first",
				to_char(least("every"."bar" + ('1 ' || "unit")::interval - interval '1 day', "end"), 'YYYY-MM-DD') AS "last",
				"unit", "sum"."id", "user"."name", "sum"."used"::bigint AS "used", "sum"."total"::bigint AS "total"
			FROM "period" CROSS JOIN LATERAL generate_series(
				date_trunc("unit", "start"::timestamp), "end"::timestamp, ('1 ' || "unit")::interval
			) AS "every" ("bar")
			LEFT JOIN "sum" ON "sum"."bar" = "every"."bar"
			LEFT JOIN "user" ON "user"."id" = "sum"."id"
			ORDER BY "every"."bar", ("sum"."id" IS NULL), "sum"."total" DESC, "sum"."id"`,
		values.values,
	);
	return inBars(rows);
}

function inBars(rows: readonly BarRow[]): UsagePerDay {
	const people = new Map<string | null, UsagePerDay["people"][number]>();
	const bars = new Map<string, { last: string; byPerson: Map<string | null, bigint> }>();
	for (const { first, last, id, name, used, total } of rows) {
		const bar = bars.get(first) ?? { last, byPerson: new Map<string | null, bigint>() };
		bars.set(first, bar);
		if (used === null || total === null) continue;
		people.set(id, { id, name, used: total });
		bar.byPerson.set(id, used);
	}
	const ranked = [...people.values()].sort((one, other) => {
		if (one.id === null || other.id === null) return one.id === null ? 1 : -1;
		if (one.used !== other.used) return one.used > other.used ? -1 : 1;
		return (one.name ?? "").localeCompare(other.name ?? "") || (one.id < other.id ? -1 : 1);
	});
	return {
		people: ranked,
		bars: [...bars].map(([first, { last, byPerson }]) => ({
			...{ first, last },
			used: ranked.map((person) => byPerson.get(person.id) ?? 0n),
		})),
		unit: rows[0]?.unit ?? "day",
	};
}
