import type { LimitPeriod } from "@/generated/prisma/enums.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { newId } from "@/lib/platform/ids.ts";
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

/** Sets a limit or a raise in place of the one that was, under the pool's lock. What counts for it stays. */
export async function storeLimit(
	sql: Sql,
	posting: Posting,
	{ of, limit }: { readonly of: LimitOf; readonly limit: SetLimit },
): Promise<void> {
	const { accountId, userId, addressId } = of;
	const { credits, period, warnPercent, tellsSetter, until, setById, setAt, reason } = limit;
	await sql.execute(
		`INSERT INTO "pool_limit" AS "limit" ("account_id", "id", "user_id", "address_id", "credits", "period",
			"warn_percent", "tells_setter", "until", "set_by_id", "set_at", "reason")
		VALUES ($1::uuid, $2::uuid, $3::uuid, $4::uuid, $5::int8, $6::limit_period, $7::smallint, $8::boolean, $9::date,
			$10::uuid, $11::timestamptz, $12::text)
		ON CONFLICT ("account_id", "user_id", "address_id", ("until" IS NOT NULL)) DO UPDATE
		SET "credits" = EXCLUDED."credits", "period" = EXCLUDED."period", "warn_percent" = EXCLUDED."warn_percent",
			"tells_setter" = EXCLUDED."tells_setter", "until" = EXCLUDED."until", "set_by_id" = EXCLUDED."set_by_id",
			"set_at" = EXCLUDED."set_at", "reason" = EXCLUDED."reason"`,
		[
			...[accountId, newId(), userId, addressId, credits, period, warnPercent, tellsSetter, until],
			...[setById, setAt, reason],
		],
	);
	await markPool(sql, posting, accountId);
}

/** Takes a limit or a raise away, under the pool's lock. */
export async function dropLimit(
	sql: Sql,
	posting: Posting,
	{ of: { accountId, userId, addressId }, isRaise }: { readonly of: LimitOf; readonly isRaise: boolean },
): Promise<void> {
	await sql.execute(
		`DELETE FROM "pool_limit" WHERE "account_id" = $1::uuid AND "user_id" IS NOT DISTINCT FROM $2::uuid
			AND "address_id" IS NOT DISTINCT FROM $3::uuid AND ("until" IS NOT NULL) = $4::boolean`,
		[accountId, userId, addressId, isRaise],
	);
	await markPool(sql, posting, accountId);
}

/** Whether there is any limit on a pool stands in its row. Throws where that is not locked here. */
async function markPool(sql: Sql, posting: Posting, accountId: string): Promise<void> {
	await sql.execute(
		`UPDATE "pool" SET "is_limited" = EXISTS (SELECT FROM "pool_limit" WHERE "account_id" = $1::uuid)
		WHERE "account_id" = $1::uuid`,
		[posting.account(accountId).id],
	);
}
