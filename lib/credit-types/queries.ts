import type { ReadContext } from "@/lib/actions/verb.ts";
import { mayManageCatalogue } from "@/lib/plans/policy.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";

/** A credit type as Operator › Credit Types shows it. */
export interface CreditTypeRow {
	readonly id: string;
	readonly name: string;
	readonly nameInText: string;
	readonly version: number;
	readonly retiredAt: Date | null;
	/** How many plans sell it, withdrawn ones not counted. */
	readonly plans: number;
	/** How many subscriptions of it go on, and end at their next date once it is retired. */
	readonly subscriptions: number;
	/** How many refills of it run, and pause once it is retired. */
	readonly refills: number;
	/** What is left of it in all wallets and share groups. */
	readonly outstanding: bigint;
}

/** All credit types in their order, retired ones last; null without the right *Manage Plans*. */
export async function listCreditTypes({ actor, db = database() }: ReadContext): Promise<CreditTypeRow[] | null> {
	if (!mayManageCatalogue(actor)) return null;
	return sqlOf(db).query<CreditTypeRow>(
		`SELECT "credit_type"."id", "credit_type"."name", "name_in_text" AS "nameInText", "version",
			"retired_at" AS "retiredAt", coalesce("plans"."count", 0)::int AS "plans",
			coalesce("running"."count", 0)::int AS "subscriptions", coalesce("refilled"."count", 0)::int AS "refills",
			coalesce("left"."credits", 0)::bigint AS "outstanding"
		FROM "credit_type"
		LEFT JOIN (
			SELECT "credit_type_id", count(*) FROM "plan" WHERE "withdrawn_at" IS NULL GROUP BY "credit_type_id"
		) AS "plans" ON "plans"."credit_type_id" = "credit_type"."id"
		LEFT JOIN (
			SELECT "credit_type_id", count(*) FROM "subscription"
			WHERE "status" <> 'ended' AND "cancelled_at" IS NULL GROUP BY "credit_type_id"
		) AS "running" ON "running"."credit_type_id" = "credit_type"."id"
		LEFT JOIN (
			SELECT "credit_type_id", count(*) FROM "refill" LEFT JOIN "share_group" ON "share_group"."id" = "share_group_id"
			WHERE "removed_at" IS NULL AND "paused_because" IS NULL AND coalesce("share_group"."status", 'open') = 'open'
			GROUP BY "credit_type_id"
		) AS "refilled" ON "refilled"."credit_type_id" = "credit_type"."id"
		LEFT JOIN (
			SELECT "credit_type_id", sum("balance") AS "credits" FROM "pool" GROUP BY "credit_type_id"
		) AS "left" ON "left"."credit_type_id" = "credit_type"."id"
		ORDER BY "retired_at" IS NOT NULL, "position", "credit_type"."id"`,
	);
}
