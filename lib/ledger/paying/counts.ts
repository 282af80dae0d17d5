import type { Sql } from "@/lib/platform/database/sql.ts";
import { type Addition, addByDay, type DailyTable } from "../posting/by-day.ts";

/** What a user was charged of a pool, or got back, on the day of an instant. */
export type Used = Addition<"account_id" | "user_id" | "service", "charged" | "refunded" | "charges">;

const USAGE_DAILY: DailyTable<"account_id" | "user_id" | "service", "charged" | "refunded" | "charges"> = {
	name: "usage_daily",
	key: { account_id: "uuid", user_id: "uuid", service: "text" },
	sums: { charged: "int8", refunded: "int8", charges: "int8" },
};

/** What counts for limits on a pool, on the day of an instant. Without an address: `NO_ADDRESS`. */
export type Counted = Addition<"account_id" | "user_id" | "address_id", "credits">;

const POOL_USE: DailyTable<"account_id" | "user_id" | "address_id", "credits"> = {
	name: "pool_use",
	key: { account_id: "uuid", user_id: "uuid", address_id: "uuid" },
	sums: { credits: "int8" },
};

/**
 * What one transaction adds to the daily totals (product.md 35) and to what counts for limits, whether there is a limit or
 * not: one may be set later (product.md 24). It is written once, under the pools' locks: a row that is missing is only
 * missed once.
 */
export class Counts {
	readonly #used: Used[] = [];
	readonly #counted: Counted[] = [];

	/** Counts in the totals of the charge's day. */
	used(used: Used): void {
		this.#used.push(used);
	}

	/** Counts for limits. What is released or refunded is given back on the day on which it was counted: below zero. */
	counted(counted: Counted): void {
		this.#counted.push(counted);
	}

	async write(sql: Sql): Promise<void> {
		await Promise.all([addByDay(sql, USAGE_DAILY, this.#used), addByDay(sql, POOL_USE, this.#counted)]);
	}
}
