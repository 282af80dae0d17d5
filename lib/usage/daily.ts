import type { CreditView } from "@/lib/owners/credit-view.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { RATE_WINDOW_DAYS } from "./rate.ts";
import type { UsageFilters } from "./schema.ts";
import { readUsageScope, type UsageScope } from "./scope.ts";

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
	view: CreditView,
	{ creditTypeId, ...asked }: { creditTypeId: string; days: number; at?: Date },
	db: Database = database(),
): Promise<UsagePerDay> {
	const sql = sqlOf(db);
	const scope = await readUsageScope(sql, view, { creditTypeId });
	return readUsagePerDay(sql, { scope, creditTypeId, ...asked });
}

/** As `usagePerDay`, for any scope: these days of the `days` before `at`, and one user, where they are given. */
export async function readUsagePerDay(
	sql: Sql,
	{
		scope,
		creditTypeId,
		days,
		at,
		from,
		to,
		userId,
	}: {
		scope: UsageScope;
		creditTypeId: string;
		days: number;
		at?: Date;
	} & Pick<UsageFilters, "from" | "to" | "userId">,
): Promise<UsagePerDay> {
	const rows = await sql.query<DayRow>(
		`WITH "last" AS (SELECT least($7::date, "day") AS "day" FROM (${todaySql("$5")}) AS "present"), "period" AS (
				SELECT greatest($9::date, "day" - $4::int + 1) AS "start", "day" AS "end" FROM "last"
			), "used" AS (
				SELECT "usage_daily"."day", "usage_daily"."user_id", "usage_daily"."charged" - "usage_daily"."refunded" AS "used"
				FROM "usage_daily" CROSS JOIN "period"
				WHERE ("account_id" = ANY ($1::uuid[]) OR "user_id" = $2::uuid) AND "credit_type_id" = $3
					AND ($8::uuid IS NULL OR "user_id" = $8)
					AND "usage_daily"."day" BETWEEN "start" AND "end"
			), "person" AS (
				SELECT "user_id", row_number() OVER (ORDER BY sum("used") DESC, "user_id") AS "place", count(*) OVER () AS "people"
				FROM "used" GROUP BY "user_id" HAVING sum("used") > 0
			), "shown" AS (
				SELECT "used"."day", "used"."used",
					CASE WHEN "person"."place" < $6::int OR "person"."people" <= $6::int THEN "person"."user_id" END AS "id"
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
		[
			scope.accountIds,
			scope.spender?.userId ?? null,
			creditTypeId,
			days,
			at ?? null,
			CHART_PEOPLE,
			to ?? null,
			userId ?? null,
			from ?? null,
		],
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

/** What a user's own wallet of one type has paid, refunds deducted, in the deployment's days and months. */
export interface WalletUse {
	readonly creditTypeId: string;
	readonly usedThisMonth: bigint;
	readonly usedLastMonth: bigint;
	/** In the last `windowDays` days, today included. */
	readonly usedInWindow: bigint;
	/** `RATE_WINDOW_DAYS`, or fewer where the wallet's first use is more recent than that. */
	readonly windowDays: number;
}

/** The use of every wallet of the user whose view this is, whoever spent from it. `at` defaults to the present. */
export async function readWalletUse(sql: Sql, view: CreditView, { at }: { at?: Date } = {}): Promise<WalletUse[]> {
	return sql.query<WalletUse>(
		`WITH "today" AS (${todaySql("$2")}), "month" AS (
			SELECT date_trunc('month', "day")::date AS "start", (date_trunc('month', "day") - interval '1 month')::date AS "last"
			FROM "today"
		)
		SELECT "account"."credit_type_id" AS "creditTypeId",
			coalesce(sum("used") FILTER (WHERE "daily"."day" >= "month"."start"), 0)::bigint AS "usedThisMonth",
			coalesce(sum("used") FILTER (WHERE "daily"."day" >= "month"."last" AND "daily"."day" < "month"."start"), 0)::bigint
				AS "usedLastMonth",
			coalesce(sum("used") FILTER (WHERE "daily"."day" > "today"."day" - $3::int), 0)::bigint AS "usedInWindow",
			least($3::int, "today"."day" - min("first"."day") + 1) AS "windowDays"
		FROM "account" CROSS JOIN "today" CROSS JOIN "month"
		LEFT JOIN LATERAL (
			SELECT "day", "charged" - "refunded" AS "used" FROM "usage_daily"
			WHERE "account_id" = "account"."id" AND "day" >= least("month"."last", "today"."day" - $3::int + 1)
		) AS "daily" ON true
		LEFT JOIN LATERAL (SELECT min("day") AS "day" FROM "usage_daily" WHERE "account_id" = "account"."id") AS "first" ON true
		WHERE "account"."kind" = 'wallet' AND "account"."user_id" = $1::uuid
		GROUP BY "account"."id", "today"."day"`,
		[view.person.id, at ?? null, RATE_WINDOW_DAYS],
	);
}

/** What one user has used from the shown wallets this month, refunds deducted, by credit type. */
export interface PersonUse {
	readonly userId: string;
	readonly creditTypeId: string;
	readonly used: bigint;
	/**
	 * Whether they can use these credits today: the credits are their own, or they use the owner's and are not suspended.
	 */
	readonly isSharing: boolean;
}

/** Each user's use of these credits this month, including users who have left. */
export async function readUseThisMonth(
	view: CreditView,
	{ at }: { at?: Date } = {},
	db: Database = database(),
): Promise<PersonUse[]> {
	return sqlOf(db).query<PersonUse>(
		`WITH "today" AS (${todaySql("$2")})
				SELECT "daily"."user_id" AS "userId", "daily"."credit_type_id" AS "creditTypeId",
					sum("daily"."charged" - "daily"."refunded")::bigint AS "used",
					"user"."id" = $1::uuid OR ("user"."credit_owner_id" = $1::uuid AND "user"."status" = 'active') AS "isSharing"
				FROM "account" CROSS JOIN "today"
				JOIN "usage_daily" AS "daily" ON "daily"."account_id" = "account"."id"
					AND "daily"."day" >= date_trunc('month', "today"."day")::date
				JOIN "user" ON "user"."id" = "daily"."user_id"
				WHERE "account"."kind" = 'wallet' AND "account"."user_id" = $1::uuid
				GROUP BY "daily"."user_id", "daily"."credit_type_id", "user"."id"
				HAVING sum("daily"."charged" - "daily"."refunded") > 0
				ORDER BY "used" DESC, "userId"`,
		[view.person.id, at ?? null],
	);
}

/** The deployment's day (product.md 35) at the instant of a parameter, or now where it is null. */
function todaySql(at: string): string {
	return `SELECT (coalesce(${at}::timestamptz, statement_timestamp()) AT TIME ZONE "time_zone")::date AS "day" FROM "deployment"`;
}
