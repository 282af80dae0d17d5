import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";

/** The last account of one wallet or share group: what is left in it. All amounts are credits. */
export interface LastAccount {
	readonly accountId: string;
	/** Whose wallet it is, or who made the share group. */
	readonly name: string;
	/** Of the share group; null for a wallet. */
	readonly group: string | null;
	readonly nameInText: string;
	/** Neither spent nor expired, on hold or not. */
	readonly purchased: bigint;
	readonly granted: bigint;
	/** How much of it is on hold. */
	readonly held: bigint;
	readonly nextExpiry: Date | null;
}

/** What has expired and is on hold can still be captured, and counts until then. */
const LEFT = `WITH "own" AS (
		SELECT "account"."id", "account"."credit_type_id", "user"."id" AS "user_id", NULL AS "group_name" FROM "user"
		JOIN "account" ON "account"."user_id" = "user"."id" AND "account"."kind" = 'wallet'
		WHERE "user"."organization_id" = $1::uuid
		UNION ALL
		SELECT "account"."id", "account"."credit_type_id", "user"."id", "share_group"."name" FROM "user"
		JOIN "share_group" ON "share_group"."creator_id" = "user"."id"
		JOIN "account" ON "account"."share_group_id" = "share_group"."id" AND "account"."kind" = 'share_group'
		WHERE "user"."organization_id" = $1::uuid
	), "open" AS (
		SELECT "account_id", "kind", "held", CASE WHEN "expires_at" > statement_timestamp() THEN "expires_at" END AS "ends",
			CASE WHEN "expires_at" <= statement_timestamp() THEN "held" ELSE "remaining" END AS "credits"
		FROM "lot" WHERE "account_id" IN (SELECT "id" FROM "own") AND "closed_at" IS NULL
	), "left" AS (
		SELECT "account_id", coalesce(sum("credits") FILTER (WHERE "kind" = 'purchased'), 0)::bigint AS "purchased",
			coalesce(sum("credits") FILTER (WHERE "kind" = 'granted'), 0)::bigint AS "granted",
			sum("held")::bigint AS "held", min("ends") AS "next_expiry"
		FROM "open" WHERE "credits" > 0 GROUP BY "account_id"
	), "account_left" AS (
		SELECT "left".*, "own"."group_name", "user"."id" AS "user_id", "user"."name", "user"."email",
			"credit_type"."position", "credit_type"."name" AS "credit_type", "credit_type"."name_in_text"
		FROM "left" JOIN "own" ON "own"."id" = "left"."account_id" JOIN "user" ON "user"."id" = "own"."user_id"
		JOIN "credit_type" ON "credit_type"."id" = "own"."credit_type_id"
	)`;

const IN_ORDER = `lower("name"), "user_id", "group_name" NULLS FIRST, "position", "account_id"`;

/** The first of an organization's last accounts, and how many there are. */
export async function readLastAccounts(
	sql: Sql,
	{ organizationId, limit }: { readonly organizationId: string; readonly limit: number },
): Promise<{ rows: readonly LastAccount[]; total: number }> {
	const rows = await sql.query<LastAccount & { total: number }>(
		`${LEFT} SELECT "account_id" AS "accountId", "name", "group_name" AS "group", "name_in_text" AS "nameInText",
			"purchased", "granted", "held", "next_expiry" AS "nextExpiry", count(*) OVER ()::int AS "total"
		FROM "account_left" ORDER BY ${IN_ORDER} LIMIT $2::int`,
		[organizationId, limit],
	);
	return { rows, total: rows[0]?.total ?? 0 };
}

const COLUMNS: readonly CsvColumn[] = [
	{ name: "user_id", kind: "id" },
	{ name: "user_name", kind: "text" },
	{ name: "user_email", kind: "text" },
	{ name: "share_group", kind: "text" },
	{ name: "credit_type", kind: "text" },
	{ name: "purchased", kind: "number" },
	{ name: "granted", kind: "number" },
	{ name: "on_hold", kind: "number" },
	{ name: "next_expiry", kind: "instant" },
];

/** All of an organization's last accounts. */
export function lastAccountsFile(organizationId: string): CsvQuery {
	const text = `${LEFT} SELECT "user_id", "name" AS "user_name", "email" AS "user_email", "group_name" AS "share_group",
			"credit_type", "purchased", "granted", "held" AS "on_hold", "next_expiry"
		FROM "account_left" ORDER BY ${IN_ORDER}`;
	return { text, values: [organizationId], columns: COLUMNS };
}
