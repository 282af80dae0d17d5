import { expectedLossesSql } from "@/lib/usage/expected-losses-sql.ts";

/** What there is of a credit type, and how it is sold and used. All in credits, of all there are in the scope. */
export interface CreditSums {
	readonly creditTypeId: string;
	/** Of orders paid in the deployment's month, as far as they weren't refunded. */
	readonly soldThisMonth: bigint;
	readonly soldLastMonth: bigint;
	/** Paid by pools for charges, refunds taken off, in the deployment's months. */
	readonly usedThisMonth: bigint;
	readonly usedLastMonth: bigint;
	/** What can be spent: in wallets, and in share groups. */
	readonly inWallets: bigint;
	readonly inGroups: bigint;
	readonly held: bigint;
	/** What of it can be spent and ends within `EXPIRING_WITHIN_DAYS`. */
	readonly expiring: bigint;
	/** What of that isn't used by then, each pool at its own rate of the last 30 days (product.md 28b). */
	readonly lost: bigint;
	/** All that was sold or granted and neither used nor expired: in wallets, in share groups, and on hold. */
	readonly outstanding: bigint;
}

const SANDBOXED = `SELECT "id" FROM "organization" WHERE "sandbox_of_id" IS NOT NULL`;

/** Both kinds of pools, with whose they are: of the organization of their owner, or of the owner alone. */
const owned = (condition: string, of: "organization_id" | "id" = "organization_id") => `
	SELECT "account"."id", "account"."credit_type_id", "user"."${of}" AS "of_id", false AS "is_group" FROM "user"
	JOIN "account" ON "account"."user_id" = "user"."id" AND "account"."kind" = 'wallet' WHERE ${condition}
	UNION ALL
	SELECT "account"."id", "account"."credit_type_id", "user"."${of}" AS "of_id", true AS "is_group" FROM "user"
	JOIN "share_group" ON "share_group"."creator_id" = "user"."id"
	JOIN "account" ON "account"."share_group_id" = "share_group"."id" AND "account"."kind" = 'share_group'
	WHERE ${condition}`;

const SCOPES = {
	/** Everything together, sandboxes left out: no join for each pool. */
	deployment: {
		pools: `SELECT "account_id" AS "id", "credit_type_id", NULL::uuid AS "of_id", false AS "is_group"
			FROM "pool" WHERE "account_id" NOT IN (
				SELECT "id" FROM (${owned(`"user"."organization_id" IN (${SANDBOXED})`)}) AS "sandboxed"
			)`,
		of: "NULL::uuid",
		name: "organizationId",
		orders: `"organization_id" NOT IN (${SANDBOXED})`,
	},
	/** `$1`: the credit type. */
	organizations: {
		pools: `SELECT * FROM (${owned(`"user"."organization_id" NOT IN (${SANDBOXED})`)}) AS "every"
			WHERE "credit_type_id" = $1::text`,
		of: `"organization_id"`,
		name: "organizationId",
		orders: `"credit_type_id" = $1::text AND "organization_id" NOT IN (${SANDBOXED})`,
	},
	/** `$1`: the organization. */
	organization: {
		pools: owned(`"user"."organization_id" = $1::uuid`),
		of: `"organization_id"`,
		name: "organizationId",
		orders: `"organization_id" = $1::uuid`,
	},
	/** The owners of an organization's pools: wallets' users, share groups' creators. `$1`: it. `$2`: the credit type. */
	owners: {
		pools: `SELECT * FROM (${owned(`"user"."organization_id" = $1::uuid`, "id")}) AS "every"
			WHERE "credit_type_id" = $2::text`,
		of: `"beneficiary_id"`,
		name: "ownerId",
		orders: `"organization_id" = $1::uuid AND "credit_type_id" = $2::text`,
	},
} as const;

/** Whose credits are summed; each says which parameters its SQL takes. */
export type SumsScope = keyof typeof SCOPES;

/** SQL for the pools of a scope: "id", "credit_type_id", whose they are ("of_id") and "is_group". */
export function poolsOfScopeSql(scope: SumsScope): string {
	return SCOPES[scope].pools;
}

/**
 * SQL for the sums of a scope, a row for each organization (null: all together) or owner, and credit type. Read from pools, open
 * lots, the daily sums and orders of two months, never from entries, so that their number doesn't matter. The same
 * definition for all scopes: the rows of one add up to those of the other.
 */
export function creditSumsSql(scope: SumsScope): string {
	const { pools, of, name, orders } = SCOPES[scope];
	return `WITH "own" AS MATERIALIZED (${pools}), ${MONTHS}, "gone" AS (${EXPIRED}),
		"soon" AS (${expectedLossesSql(`SELECT "id" FROM "own"`)}), "used" AS (${USED}), "sold" AS (
			SELECT ${of} AS "of_id", "credit_type_id",
				sum("credits" - "refunded_credits") FILTER (WHERE "paid_at" >= "this") AS "now",
				sum("credits" - "refunded_credits") FILTER (WHERE "paid_at" < "this") AS "before"
			FROM "months" JOIN "order" ON "paid_at" >= "last" WHERE ${orders} GROUP BY 1, 2
		), "sum" AS (
			SELECT "own"."of_id", "own"."credit_type_id", sum("pool"."held") AS "held",
				sum("soon"."expiring") AS "expiring", sum("soon"."lost") AS "lost",
				sum("balance" - "held" - coalesce("expired", 0)) FILTER (WHERE NOT "is_group") AS "wallets",
				sum("balance" - "held" - coalesce("expired", 0)) FILTER (WHERE "is_group") AS "groups",
				sum("used"."now") AS "now", sum("used"."before") AS "before"
			FROM "own" JOIN "pool" ON "pool"."account_id" = "own"."id" AND "pool"."version" > 0
			LEFT JOIN "gone" ON "gone"."account_id" = "own"."id" LEFT JOIN "soon" ON "soon"."account_id" = "own"."id"
			LEFT JOIN "used" ON "used"."account_id" = "own"."id"
			GROUP BY 1, 2
		)
		SELECT "sum"."of_id" AS "${name}", "sum"."credit_type_id" AS "creditTypeId",
			coalesce("sold"."now", 0)::bigint AS "soldThisMonth", coalesce("sold"."before", 0)::bigint AS "soldLastMonth",
			coalesce("sum"."now", 0)::bigint AS "usedThisMonth", coalesce("sum"."before", 0)::bigint AS "usedLastMonth",
			coalesce("wallets", 0)::bigint AS "inWallets", coalesce("groups", 0)::bigint AS "inGroups",
			"sum"."held"::bigint AS "held", coalesce("expiring", 0)::bigint AS "expiring", coalesce("lost", 0)::bigint AS "lost",
			(coalesce("wallets", 0) + coalesce("groups", 0) + "sum"."held")::bigint AS "outstanding"
		FROM "sum" LEFT JOIN "sold" ON "sold"."credit_type_id" = "sum"."credit_type_id"
			AND "sold"."of_id" IS NOT DISTINCT FROM "sum"."of_id"`;
}

/** The first instants of this month and the last one, and their days. */
const MONTHS = `"month" AS (
		SELECT date_trunc('month', statement_timestamp() AT TIME ZONE "time_zone") AS "local", "time_zone" FROM "deployment"
	), "months" AS (
		SELECT "local" AT TIME ZONE "time_zone" AS "this", ("local" - interval '1 month') AT TIME ZONE "time_zone" AS "last",
			"local"::date AS "this_day", ("local" - interval '1 month')::date AS "last_day"
		FROM "month"
	)`;

/** What has expired and isn't swept yet. */
const EXPIRED = `SELECT "account_id", sum("remaining" - "held") AS "expired"
	FROM "lot" WHERE "account_id" IN (SELECT "id" FROM "own") AND "closed_at" IS NULL AND "expires_at" <= statement_timestamp()
	GROUP BY "account_id"`;

const USED = `SELECT "account_id", sum("charged" - "refunded") FILTER (WHERE "day" >= "this_day") AS "now",
		sum("charged" - "refunded") FILTER (WHERE "day" < "this_day") AS "before"
	FROM "usage_daily" CROSS JOIN "months"
	WHERE "account_id" IN (SELECT "id" FROM "own") AND "day" >= (SELECT "last_day" FROM "months")
	GROUP BY "account_id"`;
