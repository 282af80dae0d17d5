import type { ReadContext } from "@/lib/actions/verb.ts";
import { mayGrantCredits } from "@/lib/grants/policy.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";

const REFUNDS_SHOWN = 50;

/** A bulk refund and how far it has come. Credits throughout. */
export interface BulkRefundRow {
	readonly id: string;
	readonly service: string;
	readonly from: Date;
	readonly until: Date;
	readonly reason: string;
	readonly madeBy: string;
	readonly madeAt: Date;
	readonly finishedAt: Date | null;
	readonly charges: number;
	readonly doneCharges: number;
	readonly credits: bigint;
	readonly refunded: bigint;
}

/** The last bulk refunds, newest first; `hasMore` where there are others. Null without the right. */
export async function listBulkRefunds({
	actor,
	db = database(),
}: ReadContext): Promise<{ rows: readonly BulkRefundRow[]; hasMore: boolean } | null> {
	if (!mayGrantCredits(actor)) return null;
	const found = await sqlOf(db).query<BulkRefundRow>(
		`SELECT "refund"."id", "service", "from_at" AS "from", "until_at" AS "until", "reason", "made_at" AS "madeAt",
			"finished_at" AS "finishedAt", "user"."name" AS "madeBy", count("charge"."charge_id")::int AS "charges",
			count("charge"."refunded")::int AS "doneCharges", coalesce(sum("charge"."credits"), 0)::bigint AS "credits",
			coalesce(sum("charge"."refunded"), 0)::bigint AS "refunded"
		${REFUNDS_SQL}`,
		[REFUNDS_SHOWN + 1],
	);
	return { rows: found.slice(0, REFUNDS_SHOWN), hasMore: found.length > REFUNDS_SHOWN };
}

/** The `$1` last bulk refunds with their charges, newest first; all of them where it is null. */
export const REFUNDS_SQL = `FROM (SELECT * FROM "bulk_refund" ORDER BY "made_at" DESC, "id" LIMIT $1::int) AS "refund"
		JOIN "user" ON "user"."id" = "refund"."made_by_id"
		LEFT JOIN "bulk_refund_charge" AS "charge" ON "charge"."refund_id" = "refund"."id"
		GROUP BY "refund"."id", "service", "from_at", "until_at", "reason", "made_at", "finished_at", "user"."name"
		ORDER BY "made_at" DESC, "refund"."id"`;
