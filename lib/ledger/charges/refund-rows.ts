import type { ChargeStatus } from "@/generated/prisma/enums.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { giveBackUse } from "../paying/member-limits.ts";
import { sumOf } from "../posting/lots.ts";

/** A transfer of a charge: what one lot gave, and where it goes back to. It never changes. */
export interface ChargedPart {
	readonly transferId: string;
	readonly accountId: string;
	readonly lotId: string;
	readonly lotExpiresAt: Date | null;
	/** When the lot in which these credits first arrived expires: repeated refunds do not prolong them. */
	readonly firstExpiresAt: Date | null;
	readonly credits: bigint;
	/** The wallet of the share group's creator, where a group paid: refunds go there when the group is deleted. */
	readonly creatorWalletId: string | null;
	/** The address that let the user spend a share group's credits; null where a wallet paid. */
	readonly address: string | null;
}

/** A charge's row, locked after its accounts. */
export interface LockedCharge {
	readonly id: string;
	readonly userId: string;
	readonly creditTypeId: string;
	readonly charged: bigint;
	readonly refunded: bigint;
	readonly status: ChargeStatus;
	readonly postedAt: Date;
	/** The instant whose day counts for a member's limit: where it was on hold, when the hold was placed. */
	readonly countedAt: Date;
}

/** What a refund gives back of one part, and to which account. */
export interface Refunded {
	readonly part: ChargedPart;
	readonly credits: bigint;
	readonly accountId: string;
}

/** The user of a charge, who never changes. */
export async function readChargeUser(sql: Sql, chargeId: string): Promise<string | null> {
	const [charge] = await sql.query<{ userId: string }>(
		`SELECT "user_id" AS "userId" FROM "charge" WHERE "id" = $1::uuid`,
		[chargeId],
	);
	return charge?.userId ?? null;
}

/** What each lot gave for a charge, in the order of refunds: last slice first, and within it the last lot first. */
export async function readChargedParts(sql: Sql, chargeId: string): Promise<ChargedPart[]> {
	return sql.query<ChargedPart>(
		`SELECT "transfer"."id" AS "transferId", "transfer"."from_account_id" AS "accountId", "lot"."id" AS "lotId",
			"lot"."expires_at" AS "lotExpiresAt", coalesce("origin"."expires_at", "lot"."expires_at") AS "firstExpiresAt",
			"transfer"."credits", "wallet"."id" AS "creatorWalletId", "charge_slice"."address"
		FROM "transfer"
		JOIN "charge_slice" ON "charge_slice"."charge_id" = "transfer"."charge_id"
			AND "charge_slice"."account_id" = "transfer"."from_account_id"
		JOIN "lot" ON "lot"."id" = "transfer"."from_lot_id"
		LEFT JOIN "lot" AS "origin" ON "origin"."id" = "lot"."origin_lot_id"
		JOIN "account" ON "account"."id" = "transfer"."from_account_id"
		LEFT JOIN "share_group" ON "share_group"."id" = "account"."share_group_id"
		LEFT JOIN "account" AS "wallet" ON "wallet"."user_id" = "share_group"."creator_id"
			AND "wallet"."kind" = 'wallet' AND "wallet"."credit_type_id" = "account"."credit_type_id"
		WHERE "transfer"."charge_id" = $1::uuid AND "transfer"."kind" = 'charge'
		ORDER BY "charge_slice"."position" DESC, "transfer"."from_version" DESC`,
		[chargeId],
	);
}

export async function lockCharge(sql: Sql, chargeId: string): Promise<LockedCharge | undefined> {
	const [charge] = await sql.query<LockedCharge>(
		`SELECT "id", "user_id" AS "userId", "credit_type_id" AS "creditTypeId", "charged", "refunded",
			"status"::text AS "status", "posted_at" AS "postedAt",
			coalesce((SELECT "placed_at" FROM "hold" WHERE "hold"."id" = "charge"."hold_id"), "posted_at") AS "countedAt"
		FROM "charge" WHERE "id" = $1::uuid FOR NO KEY UPDATE`,
		[chargeId],
	);
	return charge;
}

/** What was refunded of each transfer of a charge so far. Read after the charge was locked. */
export async function readRefunded(sql: Sql, chargeId: string): Promise<Map<string, bigint>> {
	const rows = await sql.query<{ transferId: string; credits: bigint }>(
		`SELECT "reverses_transfer_id" AS "transferId", sum("credits")::int8 AS "credits" FROM "transfer"
		WHERE "charge_id" = $1::uuid AND "kind" = 'refund' GROUP BY "reverses_transfer_id"`,
		[chargeId],
	);
	return new Map(rows.map((row) => [row.transferId, row.credits]));
}

/** The pools among these whose share group is deleted. Read after their accounts were locked. */
export async function readDeletedPools(sql: Sql, accountIds: readonly string[]): Promise<ReadonlySet<string>> {
	const rows = await sql.query<{ id: string }>(
		`SELECT "account"."id" FROM "account" JOIN "share_group" ON "share_group"."id" = "account"."share_group_id"
		WHERE "account"."id" = ANY ($1::uuid[]) AND "share_group"."status" = 'deleted'`,
		[accountIds],
	);
	return new Set(rows.map((row) => row.id));
}

/**
 * Writes what was refunded to the charge, its usage rows and the daily totals of the charge's day (the ledger's
 * README).
 */
export async function writeRefunded(
	sql: Sql,
	charge: LockedCharge,
	{ status, refunds }: { status: ChargeStatus; refunds: readonly Refunded[] },
): Promise<void> {
	await sql.query(
		`UPDATE "charge" SET "refunded" = "refunded" + $2::int8, "status" = $3::charge_status WHERE "id" = $1::uuid`,
		[charge.id, sumOf(refunds), status],
	);
	const given = refunds.flatMap(({ part: { accountId, address }, credits }) =>
		address === null ? [] : [{ accountId, userId: charge.userId, address, credits, at: charge.countedAt }],
	);
	await giveBackUse(sql, given);
	const values = [charge.id, refunds.map(({ part }) => part.accountId), refunds.map(({ credits }) => String(credits))];
	const byPool = `(SELECT "account_id", sum("credits")::int8 AS "credits"
		FROM unnest($2::uuid[], $3::int8[]) AS "row" ("account_id", "credits") GROUP BY "account_id") AS "refund"`;
	await sql.query(
		`UPDATE "charge_slice" SET "refunded" = "charge_slice"."refunded" + "refund"."credits" FROM ${byPool}
		WHERE "charge_slice"."charge_id" = $1::uuid AND "charge_slice"."account_id" = "refund"."account_id"`,
		values,
	);
	await sql.query(
		`UPDATE "usage_daily" SET "refunded" = "usage_daily"."refunded" + "refund"."credits"
		FROM ${byPool}, "charge", "deployment"
		WHERE "charge"."id" = $1::uuid AND "usage_daily"."account_id" = "refund"."account_id"
			AND "usage_daily"."user_id" = "charge"."user_id"
			AND "usage_daily"."credit_type_id" = "charge"."credit_type_id"
			AND "usage_daily"."day" = ("charge"."posted_at" AT TIME ZONE "deployment"."time_zone")::date`,
		values,
	);
}

/** Removes a cancelled charge, wholly refunded by now, and its refunds from the daily totals (product.md 32). */
export async function forgetUsage(sql: Sql, chargeId: string): Promise<void> {
	await sql.query(
		`UPDATE "usage_daily" SET "charged" = "usage_daily"."charged" - "slice"."credits",
			"refunded" = "usage_daily"."refunded" - "slice"."refunded", "charges" = "usage_daily"."charges" - 1
		FROM "charge_slice" AS "slice", "deployment"
		WHERE "slice"."charge_id" = $1::uuid AND "usage_daily"."account_id" IS NOT DISTINCT FROM "slice"."account_id"
			AND "usage_daily"."user_id" = "slice"."user_id"
			AND "usage_daily"."credit_type_id" = "slice"."credit_type_id"
			AND "usage_daily"."day" = ("slice"."posted_at" AT TIME ZONE "deployment"."time_zone")::date`,
		[chargeId],
	);
}
