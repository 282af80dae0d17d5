import type { ListQuery } from "@/lib/actions/list-query.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import { idsOf, readPoolsOfGroups } from "@/lib/ledger/reads/pools-of.ts";
import { database } from "@/lib/platform/database/db.ts";
import type { SqlValue } from "@/lib/platform/database/sql.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { isId } from "@/lib/platform/ids.ts";
import { NOT_CANCELLED } from "@/lib/usage/candidates-sql.ts";
import { REACH_ROWS } from "@/lib/usage/schema.ts";

/** What changed how much is in a share group of one credit type, at one instant. */
export interface GroupMovement {
	readonly key: string;
	readonly at: Date;
	/** `allocation`, `return`: by the creator. `charge`: what the group paid of one. `adjustment`: by the operator. */
	readonly kind: "allocation" | "return" | "charge" | "refund" | "expiry" | "adjustment";
	readonly creditTypeId: string;
	readonly nameInText: string;
	/** With the sign that they have in the group's balance. */
	readonly credits: bigint;
	/** Who moved or used them; null where nobody of the portal did: the clock, or a program that gave credits back. */
	readonly by: string | null;
	/** Of a charge, and of what was given back of one. */
	readonly item: string | null;
	readonly chargeId: string | null;
	/** What was in the group afterwards, credits on hold included. */
	readonly groupBalanceAfter: bigint;
}

/**
 * Everything that came into the actor's own group or left it, latest first; nothing of other users' groups. What was used
 * is in the rows of Credit Usage and the report, so that both add up to the same: a cancelled charge and its cancellation
 * are in none (product.md 32). Reaches as far as these do.
 */
export async function listMovements(
	context: ReadContext,
	{ shareGroupId, offset, limit }: { shareGroupId: string } & Page,
): Promise<GroupMovement[]> {
	const reach = Math.min(offset + limit, REACH_ROWS);
	const values = await movementValues(context, { shareGroupId, offset, limit, reach });
	return values ? sqlOf(context.db ?? database()).query<GroupMovement>(MOVEMENTS, values) : [];
}

type Page = Pick<ListQuery<never>, "offset" | "limit">;

/** The values of `MOVEMENTS`, for that many rows from the newest on at most; null for other users' groups. */
export async function movementValues(
	{ actor, db = database() }: ReadContext,
	{ shareGroupId, offset, limit, reach }: { readonly shareGroupId: string; readonly reach: number } & Page,
): Promise<SqlValue[] | null> {
	if (!isId(shareGroupId)) return null;
	const group = await db.shareGroup.findFirst({ where: { id: shareGroupId, creatorId: actor.userId } });
	return group && [idsOf(await readPoolsOfGroups(sqlOf(db), [shareGroupId])), offset, limit, reach];
}

/**
 * Charges, of which there are many, from the newest end of their index and no further than the page; the rest is few, and
 * an act of it can be several entries. Two charges that are refunded at one instant are two rows.
 */
export const MOVEMENTS = `
	WITH "moved" AS (
		SELECT "account_id", "kind"::text AS "kind", "posted_at", "actor_id" AS "by_id", "slice_version",
			sum("credits")::bigint AS "credits", max("version") AS "version",
			(array_agg("balance_after" ORDER BY "version" DESC))[1] AS "balance_after"
		FROM "ledger_entry" WHERE "account_id" = ANY ($1::uuid[]) AND "kind" NOT IN ('charge', 'cancellation')
		GROUP BY "account_id", "kind", "posted_at", "actor_id", "slice_version"
	), "used" AS (
		SELECT "found".* FROM unnest($1::uuid[]) AS "pool" ("account_id") CROSS JOIN LATERAL (
			SELECT "entry"."account_id", 'charge', "entry"."posted_at", "entry"."user_id", "entry"."version",
				-"entry"."slice_credits", "entry"."version", "entry"."balance_after"
			FROM "ledger_entry" AS "entry"
			WHERE "entry"."account_id" = "pool"."account_id" AND "entry"."slice_credits" IS NOT NULL AND ${NOT_CANCELLED}
			ORDER BY "entry"."posted_at" DESC, "entry"."version" DESC LIMIT $4::int
		) AS "found"
	), "page" AS MATERIALIZED (
		SELECT * FROM "moved" UNION ALL SELECT * FROM "used"
		ORDER BY "posted_at" DESC, "account_id" DESC, "version" DESC OFFSET $2::int LIMIT least($3::int, greatest($4::int - $2::int, 0))
	)
	SELECT concat("page"."account_id", ' ', "page"."version") AS "key", "page"."posted_at" AS "at", "page"."kind",
		"credit_type"."id" AS "creditTypeId", "credit_type"."name_in_text" AS "nameInText", "page"."credits",
		"user"."name" AS "by", "charged"."item", "charged"."charge_id" AS "chargeId",
		"page"."balance_after" AS "groupBalanceAfter"
	FROM "page"
	JOIN "account" ON "account"."id" = "page"."account_id"
	JOIN "credit_type" ON "credit_type"."id" = "account"."credit_type_id"
	LEFT JOIN "ledger_entry" AS "charged" ON "charged"."account_id" = "page"."account_id"
		AND "charged"."version" = "page"."slice_version"
	LEFT JOIN "user" ON "user"."id" = "page"."by_id"
	ORDER BY "page"."posted_at" DESC, "page"."account_id" DESC, "page"."version" DESC`;
