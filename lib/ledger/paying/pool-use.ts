import type { Sql } from "@/lib/platform/database/sql.ts";
import { addByDay, type DailyTable } from "../posting/by-day.ts";
import { NO_ADDRESS } from "./addresses.ts";

const POOL_USE: DailyTable<"account_id" | "user_id" | "address_id", "credits"> = {
	name: "pool_use",
	key: { account_id: "uuid", user_id: "uuid", address_id: "uuid" },
	sums: { credits: "int8" },
};

/** Credits of one pool that a user uses or sets aside at an instant; below zero: that they get back from that instant. */
export interface CountedUse {
	readonly accountId: string;
	readonly userId: string;
	/** The address that let the user spend a share group's credits; null where it is a wallet. */
	readonly addressId: string | null;
	readonly credits: bigint;
	readonly at: Date;
}

/**
 * Counts what is used of pools, whether there is a limit or not: one may be set later (product.md 24). What is released
 * or refunded is given back on the day on which it was counted.
 */
export async function countUse(sql: Sql, uses: readonly CountedUse[]): Promise<void> {
	await addByDay(
		sql,
		POOL_USE,
		uses.map(({ accountId, userId, addressId, credits, at }) => ({
			account_id: accountId,
			user_id: userId,
			address_id: addressId ?? NO_ADDRESS,
			credits,
			at,
		})),
	);
}
