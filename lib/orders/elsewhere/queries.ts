import type { ReadContext } from "@/lib/actions/verb.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { mayManageOrders } from "../policy.ts";

/** A plan that can have been bought in the vendor's own shop: on sale here or not. */
export interface RecordablePlan {
	readonly id: string;
	readonly name: string;
	readonly creditType: string;
	readonly isWithdrawn: boolean;
}

/** All packs as their newest version names them, those on sale first; none without the right. */
export async function readRecordablePlans({ actor, db = database() }: ReadContext): Promise<readonly RecordablePlan[]> {
	if (!mayManageOrders(actor)) return [];
	return sqlOf(db).query<RecordablePlan>(
		`SELECT "plan"."id", "newest"."name", "credit_type"."name" AS "creditType",
			"plan"."withdrawn_at" IS NOT NULL AS "isWithdrawn"
		FROM "plan" JOIN "credit_type" ON "credit_type"."id" = "plan"."credit_type_id"
		JOIN LATERAL (
			SELECT "name" FROM "plan_version" WHERE "plan_id" = "plan"."id" ORDER BY "version" DESC LIMIT 1
		) AS "newest" ON true
		WHERE "plan"."kind" = 'pack'
		ORDER BY "isWithdrawn", "credit_type"."position", "plan"."position", "plan"."id"`,
	);
}
