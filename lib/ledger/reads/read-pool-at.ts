import type { Sql } from "@/lib/platform/database/sql.ts";
import { firstHash } from "../posting/entry-hash.ts";

/** Where a pool's chain was at some instant: what its last entry until then says. */
export interface PoolAt {
	/** 0 where there was no entry yet. */
	readonly version: bigint;
	/** In credits, on hold or not; what has expired counts until it is posted (product.md 28a). */
	readonly balance: bigint;
	/** In hexadecimal; where there was no entry yet, what its first entry follows. */
	readonly hash: string;
	readonly postedAt: Date | null;
}

/**
 * A pool as it was just before an instant (product.md 60), or as it is now where that is null. It costs the same however
 * many entries there are: an index of usage rows and one of what is no charge have the last one between them.
 */
export async function readPoolAt(sql: Sql, accountId: string, at: Date | null): Promise<PoolAt> {
	const [found] = await sql.query<PoolAt>(POOL_AT, [accountId, at]);
	return found ?? { version: 0n, balance: 0n, hash: firstHash(accountId), postedAt: null };
}

function lastSql(condition: string): string {
	return `(SELECT "version" FROM "ledger_entry"
		WHERE "account_id" = $1::uuid AND ${condition} AND ($2::timestamptz IS NULL OR "posted_at" < $2)
		ORDER BY "posted_at" DESC, "version" DESC LIMIT 1)`;
}

const POOL_AT = `
	WITH "last" AS (
		${lastSql(`"slice_credits" IS NOT NULL`)} UNION ALL ${lastSql(`"kind" <> 'charge'`)}
	)
	SELECT "version", "balance_after" AS "balance", encode("hash", 'hex') AS "hash", "posted_at" AS "postedAt"
	FROM "ledger_entry" WHERE "account_id" = $1::uuid AND "version" = (SELECT max("version") FROM "last")`;
