import type { Sql } from "@/lib/platform/database/sql.ts";
import { type Addition, addByDay, type DailyTable } from "../posting/add-by-day.ts";
import { arrays, type Columns, unnest } from "../posting/insert-rows.ts";

/** What a user was charged of a pool, or got back, on the day of an instant. */
export type Used = Addition<"account_id" | "user_id" | "service", "charged" | "refunded" | "charges">;

const USAGE_DAILY: DailyTable<"account_id" | "user_id" | "service", "charged" | "refunded" | "charges"> = {
	name: "usage_daily",
	key: { account_id: "uuid", user_id: "uuid", service: "text" },
	sums: { charged: "int8", refunded: "int8", charges: "int8" },
};

/**
 * What counts for limits on a pool, on the day of an instant: `forgiven` of it for raises alone (product.md 44). Without
 * an address: `NO_ADDRESS`.
 */
export type Counted = Addition<"account_id" | "user_id" | "address_id", "credits" | "forgiven">;

const POOL_USE: DailyTable<"account_id" | "user_id" | "address_id", "credits" | "forgiven"> = {
	name: "pool_use",
	key: { account_id: "uuid", user_id: "uuid", address_id: "uuid" },
	sums: { credits: "int8", forgiven: "int8" },
};

/** Charges of a user that a subscription covered, on the day of an instant. */
type Covered = Addition<"user_id" | "credit_type_id", "charges">;

/**
 * What one transaction adds to the daily totals (product.md 35) and to what counts for limits, whether there is a limit or
 * not: one may be set later (product.md 24). It is written once, under the pools' locks: a row that is missing is only
 * missed once.
 */
export class DailyCounts {
	readonly #used: Used[] = [];
	readonly #counted: Counted[] = [];
	readonly #covered: Covered[] = [];
	readonly #uncovered: Covered[] = [];

	/** Counts in the totals of the charge's day. */
	used(used: Used): void {
		this.#used.push(used);
	}

	/** Counts for limits. What is released or refunded is given back on the day on which it was counted: below zero. */
	counted(counted: Counted): void {
		this.#counted.push(counted);
	}

	/** Counts a charge that a subscription covered, by the charge's day. No limit counts it. */
	covered(covered: Covered): void {
		this.#covered.push(covered);
	}

	/** Takes one that was cancelled out of its day again. */
	uncovered(uncovered: Covered): void {
		this.#uncovered.push(uncovered);
	}

	async write(sql: Sql): Promise<void> {
		await Promise.all([
			addByDay(sql, USAGE_DAILY, this.#used),
			addByDay(sql, POOL_USE, this.#counted),
			writeCovered(sql, this.#covered),
			writeUncovered(sql, this.#uncovered),
		]);
	}
}

const COVERED: Columns<Covered> = { user_id: "uuid", credit_type_id: "text", charges: "int8", at: "timestamptz" };

/** In the order of their key: all who count the same ones lock them in the same order. */
const COVERED_BY_DAY = `SELECT "user_id", "credit_type_id", "day", sum("charges")::int8 AS "charges"
	FROM (
		SELECT *, ("at" AT TIME ZONE (SELECT "time_zone" FROM "deployment"))::date AS "day" FROM ${unnest(COVERED)}
	) AS "covered"
	GROUP BY "user_id", "credit_type_id", "day" ORDER BY "user_id", "credit_type_id", "day"`;

/** No pool's lock guards these rows: each is made or changed by one statement. */
async function writeCovered(sql: Sql, covered: readonly Covered[]): Promise<void> {
	if (covered.length === 0) return;
	await sql.execute(
		`INSERT INTO "covered_daily" ("user_id", "credit_type_id", "day", "charges") ${COVERED_BY_DAY}
		ON CONFLICT ("user_id", "credit_type_id", "day") DO UPDATE
		SET "charges" = "covered_daily"."charges" + EXCLUDED."charges"`,
		arrays(COVERED, covered),
	);
}

async function writeUncovered(sql: Sql, uncovered: readonly Covered[]): Promise<void> {
	if (uncovered.length === 0) return;
	await sql.execute(
		`UPDATE "covered_daily" SET "charges" = "covered_daily"."charges" - "less"."charges"
		FROM (${COVERED_BY_DAY}) AS "less"
		WHERE "covered_daily"."user_id" = "less"."user_id" AND "covered_daily"."day" = "less"."day"
			AND "covered_daily"."credit_type_id" = "less"."credit_type_id"`,
		arrays(COVERED, uncovered),
	);
}
