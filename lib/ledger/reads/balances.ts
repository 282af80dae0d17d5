import type { LotKind } from "@/generated/prisma/enums.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";

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

/** A part of a wallet that still has something in it. */
export interface WalletLot {
	readonly lotId: string;
	readonly accountId: string;
	readonly creditTypeId: string;
	readonly kind: LotKind;
	readonly orderId: string | null;
	readonly granted: bigint;
	readonly remaining: bigint;
	readonly held: bigint;
	readonly expiresAt: Date | null;
	readonly createdAt: Date;
}

/** What one share group's account holds. All amounts are credits. */
export type GroupBalance = Omit<WalletBalance, "userId"> & { readonly shareGroupId: string };

interface BalanceRow {
	accountId: string;
	creditTypeId: string;
	available: bigint;
	held: bigint;
	nextExpiryAt: Date | null;
	nextExpiryCredits: bigint;
}

/**
 * Every wallet of these users, by user in the order given and credit type in the catalogue's order. `at` defaults to
 * the database's present. Available credits come from the lots, never from the balance alone.
 */
export async function readBalances(sql: Sql, userIds: readonly string[], at?: Date): Promise<WalletBalance[]> {
	const rows = await sql.query<BalanceRow & { userId: string }>(balancesSql("wallet"), [userIds, at ?? null]);
	return rows.map(balanceOf);
}

/** As `readBalances`, of share groups: every account of each. */
export async function readGroupBalances(
	sql: Sql,
	shareGroupIds: readonly string[],
	at?: Date,
): Promise<GroupBalance[]> {
	if (shareGroupIds.length === 0) return [];
	const values = [shareGroupIds, at ?? null];
	const rows = await sql.query<BalanceRow & { shareGroupId: string }>(balancesSql("share_group"), values);
	return rows.map(balanceOf);
}

function balanceOf<Row extends BalanceRow>({ nextExpiryAt, nextExpiryCredits, ...balance }: Row) {
	return { ...balance, nextExpiry: nextExpiryAt && { at: nextExpiryAt, credits: nextExpiryCredits } };
}

const HOLDERS = {
	wallet: { column: `"account"."user_id"`, name: "userId" },
	share_group: { column: `"account"."share_group_id"`, name: "shareGroupId" },
};

function balancesSql(kind: keyof typeof HOLDERS): string {
	const { column, name } = HOLDERS[kind];
	const wanted = `"account"."kind" = '${kind}' AND ${column} = ANY ($1::uuid[])`;
	return `WITH "present" AS (SELECT coalesce($2::timestamptz, statement_timestamp()) AS "instant"),
		"spendable" AS (
			SELECT "lot"."account_id", "lot"."expires_at", sum("lot"."remaining" - "lot"."held")::bigint AS "credits"
			FROM "lot"
			JOIN "account" ON "account"."id" = "lot"."account_id"
			CROSS JOIN "present"
			WHERE ${wanted} AND "lot"."remaining" > "lot"."held"
				AND ("lot"."expires_at" IS NULL OR "lot"."expires_at" > "present"."instant")
			GROUP BY "lot"."account_id", "lot"."expires_at"
		),
		"total" AS (
			SELECT "account_id", sum("credits")::bigint AS "available", min("expires_at") AS "next_expiry_at"
			FROM "spendable" GROUP BY "account_id"
		)
		SELECT ${column} AS "${name}", "account"."id" AS "accountId", "account"."credit_type_id" AS "creditTypeId",
			coalesce("total"."available", 0)::bigint AS "available", "account"."held" AS "held",
			"total"."next_expiry_at" AS "nextExpiryAt", coalesce("next"."credits", 0)::bigint AS "nextExpiryCredits"
		FROM "account"
		JOIN "credit_type" ON "credit_type"."id" = "account"."credit_type_id"
		LEFT JOIN "total" ON "total"."account_id" = "account"."id"
		LEFT JOIN "spendable" AS "next"
			ON "next"."account_id" = "account"."id" AND "next"."expires_at" = "total"."next_expiry_at"
		WHERE ${wanted}
		ORDER BY array_position($1::uuid[], ${column}), "credit_type"."position", "credit_type"."id"`;
}

/**
 * The lots in a user's own wallets that still have something to spend or on hold, per credit type in the order in which
 * they are spent (product.md 28). Empty lots are history, and what has expired and is not on hold is gone.
 */
export async function readLots(
	sql: Sql,
	{ userId, at }: { readonly userId: string; readonly at?: Date },
): Promise<WalletLot[]> {
	return sql.query<WalletLot>(
		`SELECT "lot"."id" AS "lotId", "lot"."account_id" AS "accountId", "account"."credit_type_id" AS "creditTypeId",
			"lot"."kind"::text AS "kind", "lot"."order_id" AS "orderId", "lot"."granted" AS "granted",
			"lot"."remaining" AS "remaining", "lot"."held" AS "held", "lot"."expires_at" AS "expiresAt",
			"lot"."created_at" AS "createdAt"
		FROM "lot"
		JOIN "account" ON "account"."id" = "lot"."account_id"
		JOIN "credit_type" ON "credit_type"."id" = "account"."credit_type_id"
		WHERE "account"."kind" = 'wallet' AND "account"."user_id" = $1::uuid AND "lot"."remaining" > 0 AND ("lot"."held" > 0
			OR "lot"."expires_at" IS NULL OR "lot"."expires_at" > coalesce($2::timestamptz, statement_timestamp()))
		ORDER BY "credit_type"."position", "credit_type"."id", "lot"."expires_at" ASC NULLS LAST,
			"lot"."kind" = 'granted' DESC, "lot"."created_at", "lot"."id"`,
		[userId, at ?? null],
	);
}
