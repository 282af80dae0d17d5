import type { Sql } from "@/lib/platform/database/sql.ts";
import { idsOf, type PoolOf, readPoolsOfGroups, readWalletsOf } from "./pools-of.ts";

/** What one wallet holds. All amounts are credits. */
export interface WalletBalance {
	readonly userId: string;
	readonly accountId: string;
	readonly creditTypeId: string;
	/** What can be spent now: what is left in unexpired lots, less what is on hold in them. Swept or not (product.md 28). */
	readonly available: bigint;
	/** On hold, including in lots that have expired since: they stay capturable (product.md 33). */
	readonly held: bigint;
	/** The next instant at which available credits expire, and how many do then; null where none ever do. */
	readonly nextExpiry: { readonly at: Date; readonly credits: bigint } | null;
}

/** What one share group's account holds. All amounts are credits. */
export type GroupBalance = Omit<WalletBalance, "userId"> & { readonly shareGroupId: string };

interface BalanceRow {
	accountId: string;
	available: bigint;
	held: bigint;
	nextExpiryAt: Date | null;
	nextExpiryCredits: bigint;
}

/**
 * Every wallet of these users, by user in the order given and credit type in the catalogue's order. `at` defaults to
 * the database's present.
 */
export async function readBalances(sql: Sql, userIds: readonly string[], at?: Date): Promise<WalletBalance[]> {
	const balances = await readBalancesOf(sql, await readWalletsOf(sql, userIds), at);
	return inOrderOf(userIds, balances).map(({ holderId, ...balance }) => ({ userId: holderId, ...balance }));
}

/** As `readBalances`, of share groups: every account of each. */
export async function readGroupBalances(
	sql: Sql,
	shareGroupIds: readonly string[],
	at?: Date,
): Promise<GroupBalance[]> {
	const balances = await readBalancesOf(sql, await readPoolsOfGroups(sql, shareGroupIds), at);
	return inOrderOf(shareGroupIds, balances).map(({ holderId, ...balance }) => ({ shareGroupId: holderId, ...balance }));
}

type Balance = Omit<WalletBalance, "userId"> & { readonly holderId: string };

async function readBalancesOf(sql: Sql, pools: readonly PoolOf[], at?: Date): Promise<Balance[]> {
	if (pools.length === 0) return [];
	const rows = await sql.query<BalanceRow>(BALANCES, [idsOf(pools), at ?? null]);
	const byAccount = new Map(rows.map((row) => [row.accountId, row]));
	return pools.flatMap(({ accountId, creditTypeId, holderId }) => {
		const row = byAccount.get(accountId);
		if (!row) return [];
		const nextExpiry = row.nextExpiryAt && { at: row.nextExpiryAt, credits: row.nextExpiryCredits };
		return { holderId, accountId, creditTypeId, available: row.available, held: row.held, nextExpiry };
	});
}

function inOrderOf(holderIds: readonly string[], balances: readonly Balance[]): Balance[] {
	const byHolder = new Map<string, Balance[]>(holderIds.map((id) => [id, []]));
	for (const balance of balances) byHolder.get(balance.holderId)?.push(balance);
	return [...byHolder.values()].flat();
}

// A pool's balance less what is on hold in it counts lots that have expired and are not swept yet: only those are summed.
const BALANCES = `SELECT "pool"."account_id" AS "accountId", "pool"."held",
		("pool"."balance" - "pool"."held" - coalesce("expired"."credits", 0))::bigint AS "available",
		"next"."expires_at" AS "nextExpiryAt", coalesce("next"."credits", 0)::bigint AS "nextExpiryCredits"
	FROM "pool"
	LEFT JOIN (
		SELECT "account_id", sum("remaining" - "held") AS "credits" FROM "lot"
		WHERE "account_id" = ANY ($1::uuid[]) AND "closed_at" IS NULL
			AND "expires_at" <= coalesce($2::timestamptz, statement_timestamp())
		GROUP BY "account_id"
	) AS "expired" ON "expired"."account_id" = "pool"."account_id"
	LEFT JOIN (
		SELECT "account_id", "expires_at", sum("remaining" - "held") AS "credits" FROM (
			SELECT "account_id", "expires_at", "remaining", "held",
				rank() OVER (PARTITION BY "account_id" ORDER BY "expires_at") AS "place"
			FROM "lot"
			WHERE "account_id" = ANY ($1::uuid[]) AND "closed_at" IS NULL AND "remaining" > "held"
				AND "expires_at" > coalesce($2::timestamptz, statement_timestamp())
		) AS "expiring" WHERE "place" = 1 GROUP BY "account_id", "expires_at"
	) AS "next" ON "next"."account_id" = "pool"."account_id"
	WHERE "pool"."account_id" = ANY ($1::uuid[])`;
