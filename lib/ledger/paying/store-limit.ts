import type { LimitPeriod } from "@/generated/prisma/enums.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { newId } from "@/lib/platform/ids.ts";
import { onShards } from "../posting/by-shard.ts";
import { arrays, type Columns, unnest } from "../posting/insert-rows.ts";
import type { Posting } from "../posting/posting.ts";

/** Whose limit on a pool: a user's, an address's, or, where both are null, the default. Wallets name users, groups addresses. */
export interface LimitOf {
	readonly accountId: string;
	readonly userId: string | null;
	readonly addressId: string | null;
}

/** What is set of it. */
export interface SetLimit {
	/** Null in an exception: no limit. */
	readonly credits: bigint | null;
	readonly period: LimitPeriod | null;
	/** From which share of it on the person is warned; and whether the person who set it is told too. */
	readonly warnPercent: number;
	readonly tellsSetter: boolean;
	/** A raise's last day, in the deployment's time zone: 2026-12-31. Null: what stands below it. */
	readonly until: string | null;
	readonly setById: string;
	readonly setAt: Date;
	readonly reason: string | null;
}

/** What is set for exactly this person, or as the default: what stands, and the raise above it, over or not. */
export interface SetLimits {
	readonly stands: SetLimit | null;
	readonly raise: SetLimit | null;
}

/** What is set, read under the pool's lock. */
export async function readSetLimits(sql: Sql, { accountId, userId, addressId }: LimitOf): Promise<SetLimits> {
	const rows = await sql.query<SetLimit>(
		`SELECT "credits", "period"::text AS "period", "warn_percent"::int AS "warnPercent", "tells_setter" AS "tellsSetter",
			"until"::text AS "until", "set_by_id" AS "setById", "set_at" AS "setAt", "reason"
		FROM "pool_limit" WHERE "account_id" = $1::uuid AND "user_id" IS NOT DISTINCT FROM $2::uuid
			AND "address_id" IS NOT DISTINCT FROM $3::uuid`,
		[accountId, userId, addressId],
	);
	const find = (isRaise: boolean) => rows.find(({ until }) => (until !== null) === isRaise) ?? null;
	return { stands: find(false), raise: find(true) };
}

/** A limit or a raise, and whose. */
export interface LimitToStore {
	readonly of: LimitOf;
	readonly limit: SetLimit;
}

const LIMIT: Columns<LimitRow> = {
	...{ account_id: "uuid", id: "uuid", user_id: "uuid", address_id: "uuid", credits: "int8", period: "limit_period" },
	...{ warn_percent: "smallint", tells_setter: "boolean", until: "date", set_by_id: "uuid", set_at: "timestamptz" },
	reason: "text",
};

interface LimitRow {
	readonly account_id: string;
	readonly id: string;
	readonly user_id: string | null;
	readonly address_id: string | null;
	readonly credits: bigint | null;
	readonly period: LimitPeriod | null;
	readonly warn_percent: number;
	readonly tells_setter: boolean;
	readonly until: string | null;
	readonly set_by_id: string;
	readonly set_at: Date;
	readonly reason: string | null;
}

/**
 * Sets limits and raises in place of those that were, under the locks of their pools, in one statement however many there
 * are. What counts for them stays. Nobody's may be among them twice.
 */
export async function storeLimits(sql: Sql, posting: Posting, limits: readonly LimitToStore[]): Promise<void> {
	await sql.execute(
		`INSERT INTO "pool_limit" AS "limit" (${Object.keys(LIMIT).join(", ")}) SELECT "row".* FROM ${unnest(LIMIT)}
		ON CONFLICT ("account_id", "user_id", "address_id", ("until" IS NOT NULL)) DO UPDATE
		SET "credits" = EXCLUDED."credits", "period" = EXCLUDED."period", "warn_percent" = EXCLUDED."warn_percent",
			"tells_setter" = EXCLUDED."tells_setter", "until" = EXCLUDED."until", "set_by_id" = EXCLUDED."set_by_id",
			"set_at" = EXCLUDED."set_at", "reason" = EXCLUDED."reason"`,
		arrays(LIMIT, limits.map(rowOf)),
	);
	await markPools(sql, posting, limits);
}

function rowOf({ of, limit }: LimitToStore): LimitRow {
	const { accountId, userId, addressId } = of;
	const { credits, period, warnPercent, tellsSetter, until, setById, setAt, reason } = limit;
	return {
		...{ account_id: accountId, id: newId(), user_id: userId, address_id: addressId, credits, period },
		...{ warn_percent: warnPercent, tells_setter: tellsSetter, until, set_by_id: setById, set_at: setAt, reason },
	};
}

/** Takes these limits, or the raises above them, away, under the locks of their pools. */
export async function dropLimits(
	sql: Sql,
	posting: Posting,
	{ of, isRaise }: { readonly of: readonly LimitOf[]; readonly isRaise: boolean },
): Promise<void> {
	const columns: Columns<LimitOf> = { accountId: "uuid", userId: "uuid", addressId: "uuid" };
	await sql.execute(
		`DELETE FROM "pool_limit" AS "limit" USING ${unnest(columns)}
		WHERE "limit"."account_id" = "row"."accountId" AND "limit"."user_id" IS NOT DISTINCT FROM "row"."userId"
			AND "limit"."address_id" IS NOT DISTINCT FROM "row"."addressId" AND ("limit"."until" IS NOT NULL) = $4::boolean
			${onShards(`"limit"."account_id"`, "$1::uuid[]")}`,
		[...arrays(columns, of), isRaise],
	);
	await markPools(
		sql,
		posting,
		of.map((one) => ({ of: one })),
	);
}

/** Whether there is any limit on a pool stands in its row. Throws where that is not locked here. */
async function markPools(sql: Sql, posting: Posting, limits: readonly Pick<LimitToStore, "of">[]): Promise<void> {
	const accountIds = [...new Set(limits.map(({ of }) => posting.account(of.accountId).id))];
	await sql.execute(
		`UPDATE "pool" SET "is_limited" = EXISTS (SELECT FROM "pool_limit" AS "limit" WHERE "limit"."account_id" = "pool"."account_id")
		WHERE "account_id" = ANY ($1::uuid[])`,
		[accountIds],
	);
}
