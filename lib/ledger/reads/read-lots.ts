import type { LotKind } from "@/generated/prisma/enums.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { idsOf, type PoolOf } from "./pools-of.ts";

/** A part of a pool that still has something in it. */
export interface OpenLot {
	readonly lotId: string;
	readonly kind: LotKind;
	readonly orderId: string | null;
	readonly granted: bigint;
	readonly remaining: bigint;
	readonly held: bigint;
	readonly expiresAt: Date | null;
	readonly createdAt: Date;
}

/** Which lots of a pool are wanted. */
interface LotsAsked {
	readonly accountId: string;
	/** How many to skip. */
	readonly offset: number;
	readonly limit: number;
	/** Defaults to the database's present. */
	readonly at?: Date;
}

/** What a pool has of one kind that expires at one instant, however many lots that is. All amounts are credits. */
export interface CreditsByExpiry {
	readonly accountId: string;
	readonly kind: LotKind;
	/** Null where it never does. */
	readonly expiresAt: Date | null;
	/** What can be spent. */
	readonly available: bigint;
	/** On hold, also in lots that have expired since. */
	readonly held: bigint;
	/** What these lots had at first. */
	readonly granted: bigint;
}

/**
 * Some of a pool's lots that still have something to spend or on hold, in the order in which they are spent
 * (product.md 28). Empty lots are history, and what has expired and is not on hold is gone.
 */
export async function readLots(sql: Sql, { accountId, offset, limit, at }: LotsAsked): Promise<OpenLot[]> {
	// In the order of the index `lot_in_order`, which is read no further than the limit.
	return sql.query<OpenLot>(
		`SELECT "id" AS "lotId", "kind"::text AS "kind", "order_id" AS "orderId", "granted", "remaining", "held",
			"expires_at" AS "expiresAt", "created_at" AS "createdAt"
		${OPEN_LOTS_SQL} OFFSET $3::int LIMIT $4::int`,
		[accountId, at ?? null, offset, limit],
	);
}

/** At `$2`, or in the database's present where that is null. */
const IS_OPEN = `"closed_at" IS NULL AND ("held" > 0
			OR "expires_at" IS NULL OR "expires_at" > coalesce($2::timestamptz, statement_timestamp()))`;

/** The lots of the pool `$1` that still have something to spend or on hold at `$2` (null: now), in the order in which they are spent. */
export const OPEN_LOTS_SQL = `FROM "lot" WHERE "account_id" = $1::uuid AND ${IS_OPEN}
		ORDER BY "expires_at", ("kind" = 'purchased'), "created_at", "id"`;

/**
 * What is left in these pools, by kind and expiry: each pool's in the order in which it is used (product.md 28). What
 * has expired and is not on hold is left out. `at` defaults to the database's present.
 */
export async function readCreditsByExpiry(sql: Sql, pools: readonly PoolOf[], at?: Date): Promise<CreditsByExpiry[]> {
	return sql.query<CreditsByExpiry>(
		`SELECT "account_id" AS "accountId", "kind"::text AS "kind", "expires_at" AS "expiresAt",
			CASE WHEN "expires_at" <= coalesce($2::timestamptz, statement_timestamp()) THEN 0
				ELSE sum("remaining" - "held") END::bigint AS "available",
			sum("held")::bigint AS "held", sum("granted")::bigint AS "granted"
		FROM "lot"
		WHERE "account_id" = ANY ($1::uuid[]) AND ${IS_OPEN}
		GROUP BY "account_id", "kind", "expires_at"
		ORDER BY array_position($1::uuid[], "account_id"), "expires_at", ("kind" = 'purchased')`,
		[idsOf(pools), at ?? null],
	);
}
