import type { Sql } from "@/lib/platform/database/sql.ts";
import type { Consolidation } from "../movements/post-consolidation.ts";

/** Some credits that would move along with a user, as they lie in one lot. */
export interface MovableLot {
	readonly lotId: string;
	/** In whose wallet they are: the user's or the old owner's. */
	readonly holderId: string;
	readonly creditTypeId: string;
	readonly credits: bigint;
	/** Null where they never expire. */
	readonly expiresAt: Date | null;
}

/** What `postConsolidation` would move if it were posted now, in the order in which it is used (product.md 28). */
export async function readConsolidation(
	sql: Sql,
	{ userId, oldOwnerId, newOwnerId }: Consolidation,
): Promise<MovableLot[]> {
	return sql.query<MovableLot>(
		`SELECT "lot"."id" AS "lotId", "account"."user_id" AS "holderId", "account"."credit_type_id" AS "creditTypeId",
			"lot"."remaining" - "lot"."held" AS "credits", "lot"."expires_at" AS "expiresAt"
		FROM "account" JOIN "lot" ON "lot"."account_id" = "account"."id"
		LEFT JOIN "account" AS "origin" ON "origin"."id" = "lot"."origin_account_id"
		WHERE "account"."kind" = 'wallet' AND "account"."user_id" = ANY ($2::uuid[]) AND "account"."user_id" <> $3::uuid
			AND ("account"."user_id" = $1::uuid OR "origin"."user_id" = $1::uuid)
			AND "lot"."kind" = 'purchased' AND "lot"."closed_at" IS NULL AND "lot"."remaining" > "lot"."held"
			AND ("lot"."expires_at" IS NULL OR "lot"."expires_at" > statement_timestamp())
		ORDER BY "account"."credit_type_id", "lot"."expires_at", "lot"."created_at", "lot"."id"`,
		[userId, [userId, oldOwnerId], newOwnerId],
	);
}
