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
	/** What is left of it in all wallets and share groups. */
	readonly outstanding: bigint;
}

/** All credit types in their order, retired ones last; null without the right *Manage Plans*. */
export async function listCreditTypes({ actor, db = database() }: ReadContext): Promise<CreditTypeRow[] | null> {
	if (!mayManageCatalogue(actor)) return null;
	return sqlOf(db).query<CreditTypeRow>(
		`SELECT "credit_type"."id", "credit_type"."name", "name_in_text" AS "nameInText", "version",
			"retired_at" AS "retiredAt", coalesce("plans"."count", 0)::int AS "plans",
			coalesce("left"."credits", 0)::bigint AS "outstanding"
		FROM "credit_type"
		LEFT JOIN (
			SELECT "credit_type_id", count(*) FROM "plan" WHERE "withdrawn_at" IS NULL GROUP BY "credit_type_id"
		) AS "plans" ON "plans"."credit_type_id" = "credit_type"."id"
		LEFT JOIN (
			SELECT "credit_type_id", sum("balance") AS "credits" FROM "pool" GROUP BY "credit_type_id"
		) AS "left" ON "left"."credit_type_id" = "credit_type"."id"
		ORDER BY "retired_at" IS NOT NULL, "position", "credit_type"."id"`,
	);
}
