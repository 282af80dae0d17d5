import type { ReadContext } from "@/lib/actions/verb.ts";
import { poolsOfScopeSql } from "@/lib/customers/credit-sums.ts";
import { maySeeUsers } from "@/lib/people/policy.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";

/** How much of a credit type somebody has used this month (the deployment's), refunds taken off. */
export interface LargestUser {
	readonly creditTypeId: string;
	readonly creditType: string;
	/** Null: people of other organizations together, who spend from its share groups. */
	readonly user: { readonly id: string; readonly name: string; readonly isRemoved: boolean } | null;
	readonly used: bigint;
}

/** How many people of each credit type are shown. */
export const LARGEST_USERS = 5;

/**
 * Who has used most of the credits of the actor's organization this month, by credit type: its own people, and people of
 * other organizations together; at most `LARGEST_USERS` of each type. From the daily sums. Null without *View User List*.
 */
export async function readLargestUsers({
	actor,
	db = database(),
}: ReadContext): Promise<readonly LargestUser[] | null> {
	if (!maySeeUsers(actor)) return null;
	const rows = await sqlOf(db).query<Row>(
		`WITH "own" AS MATERIALIZED (${poolsOfScopeSql("organization")}), "used" AS (
			SELECT "own"."credit_type_id", "usage_daily"."user_id", sum("charged" - "refunded") AS "used"
			FROM "usage_daily" JOIN "own" ON "own"."id" = "usage_daily"."account_id"
			WHERE "usage_daily"."account_id" IN (SELECT "id" FROM "own") AND "day" >= (
				SELECT date_trunc('month', statement_timestamp() AT TIME ZONE "time_zone")::date FROM "deployment")
			GROUP BY "own"."credit_type_id", "usage_daily"."user_id"
		), "person" AS (
			SELECT "credit_type_id", CASE WHEN "user"."organization_id" = $1::uuid THEN "user"."id" END AS "id",
				sum("used") AS "used"
			FROM "used" JOIN "user" ON "user"."id" = "used"."user_id"
			GROUP BY 1, 2 HAVING sum("used") > 0
		), "ranked" AS (
			SELECT *, row_number() OVER (PARTITION BY "credit_type_id" ORDER BY "used" DESC, "id") AS "place" FROM "person"
		)
		SELECT "credit_type"."id" AS "creditTypeId", "credit_type"."name" AS "creditType", "user"."id", "user"."name",
			"user"."status" = 'removed' AS "isRemoved", "used"::bigint AS "used"
		FROM "ranked" JOIN "credit_type" ON "credit_type"."id" = "ranked"."credit_type_id"
		LEFT JOIN "user" ON "user"."id" = "ranked"."id"
		WHERE "place" <= ${LARGEST_USERS} ORDER BY "credit_type"."position", "credit_type"."id", "place"`,
		[actor.organizationId],
	);
	return rows.map(({ id, name, isRemoved, ...row }) => ({
		...row,
		user: id === null || name === null ? null : { id, name, isRemoved: isRemoved === true },
	}));
}

interface Row {
	readonly creditTypeId: string;
	readonly creditType: string;
	readonly id: string | null;
	readonly name: string | null;
	readonly isRemoved: boolean | null;
	readonly used: bigint;
}
