import type { ReadContext } from "@/lib/actions/verb.ts";
import { maySeeUsers } from "@/lib/people/policy.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { RATE_WINDOW_DAYS } from "./days-left.ts";

/** What was used of a credit type in the last `RATE_WINDOW_DAYS` days, refunds taken off. */
export interface MonthlyUse {
	readonly creditTypeId: string;
	readonly used: bigint;
}

export interface MonthlyUses {
	/** The whole organization's, for those who see its users; else of the wallet that the reader's purchases go to. */
	readonly isOrganizations: boolean;
	/** Of the types that were used. */
	readonly uses: readonly MonthlyUse[];
}

/** What packs are compared by when they are bought (product.md 14a). Read from the daily sums. */
export async function readMonthlyUse({ actor, db = database() }: ReadContext): Promise<MonthlyUses> {
	const isOrganizations = maySeeUsers(actor);
	const pools = isOrganizations ? POOLS_OF_ORGANIZATION : WALLETS_OF_OWNER;
	const uses = await sqlOf(db).query<MonthlyUse>(
		`WITH "own" AS (${pools})
		SELECT "own"."credit_type_id" AS "creditTypeId", sum("charged" - "refunded")::bigint AS "used"
		FROM "own" JOIN "usage_daily" ON "usage_daily"."account_id" = "own"."id"
			AND "usage_daily"."day" > (${TODAY}) - ${RATE_WINDOW_DAYS}
		GROUP BY "own"."credit_type_id" HAVING sum("charged" - "refunded") > 0`,
		[isOrganizations ? actor.organizationId : actor.userId],
	);
	return { isOrganizations, uses };
}

/** Of a credit type: what expires unused in wallets of their own, and would be used if they were one. */
export interface UnsharedExpiry {
	readonly creditTypeId: string;
	readonly nameInText: string;
	/** What expires within `RATE_WINDOW_DAYS` days and isn't used by then at the rate of as many days. */
	readonly lost: bigint;
	readonly wallets: number;
	/** What of it the organization's other users would use, if all spent from one wallet. */
	readonly saved: bigint;
}

/**
 * What sharing credits would save the reader's organization (product.md 14a): each wallet's credits that expire soon, less
 * what it uses, against the same of all wallets together. Empty for those who don't see its users.
 */
export async function readUnsharedExpiry({ actor, db = database() }: ReadContext): Promise<readonly UnsharedExpiry[]> {
	if (!maySeeUsers(actor)) return [];
	return sqlOf(db).query<UnsharedExpiry>(UNSHARED, [actor.organizationId]);
}

const TODAY = `SELECT (statement_timestamp() AT TIME ZONE "time_zone")::date FROM "deployment"`;

const WALLETS_OF_ORGANIZATION = `SELECT "account"."id", "account"."credit_type_id" FROM "user"
	JOIN "account" ON "account"."user_id" = "user"."id" AND "account"."kind" = 'wallet'
	WHERE "user"."organization_id" = $1::uuid AND "user"."status" <> 'removed'`;

const POOLS_OF_ORGANIZATION = `${WALLETS_OF_ORGANIZATION} UNION ALL
	SELECT "account"."id", "account"."credit_type_id" FROM "user"
	JOIN "share_group" ON "share_group"."creator_id" = "user"."id"
	JOIN "account" ON "account"."share_group_id" = "share_group"."id" AND "account"."kind" = 'share_group'
	WHERE "user"."organization_id" = $1::uuid`;

const WALLETS_OF_OWNER = `SELECT "account"."id", "account"."credit_type_id" FROM "user"
	JOIN "account" ON "account"."user_id" = "user"."credit_owner_id" AND "account"."kind" = 'wallet'
	WHERE "user"."id" = $1::uuid`;

const UNSHARED = `WITH "own" AS MATERIALIZED (${WALLETS_OF_ORGANIZATION}), "soon" AS (
		SELECT "account_id", sum("remaining" - "held") AS "credits" FROM "lot"
		WHERE "account_id" IN (SELECT "id" FROM "own") AND "closed_at" IS NULL AND "expires_at" > statement_timestamp()
			AND "expires_at" <= statement_timestamp() + make_interval(days => ${RATE_WINDOW_DAYS})
		GROUP BY "account_id"
	), "use" AS (
		SELECT "account_id", sum("charged" - "refunded") AS "credits" FROM "usage_daily"
		WHERE "account_id" IN (SELECT "id" FROM "own") AND "day" > (${TODAY}) - ${RATE_WINDOW_DAYS}
		GROUP BY "account_id"
	), "wallet" AS (
		SELECT "own"."credit_type_id", coalesce("soon"."credits", 0) AS "soon", coalesce("use"."credits", 0) AS "use"
		FROM "own" LEFT JOIN "soon" ON "soon"."account_id" = "own"."id" LEFT JOIN "use" ON "use"."account_id" = "own"."id"
	), "type" AS (
		SELECT "credit_type_id", sum(greatest("soon" - "use", 0)) AS "lost",
			greatest(sum("soon") - sum("use"), 0) AS "together", count(*) FILTER (WHERE "soon" > "use")::int AS "wallets"
		FROM "wallet" GROUP BY "credit_type_id"
	)
	SELECT "credit_type"."id" AS "creditTypeId", "credit_type"."name_in_text" AS "nameInText", "lost"::bigint AS "lost",
		"wallets", ("lost" - "together")::bigint AS "saved"
	FROM "type" JOIN "credit_type" ON "credit_type"."id" = "type"."credit_type_id"
	WHERE "lost" > "together" ORDER BY "credit_type"."position", "credit_type"."id"`;
