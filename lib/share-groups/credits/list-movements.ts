import type { ListQuery } from "@/lib/actions/list-query.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";

/** Credits that a creator put into their group or took out of it, at one instant. */
export interface GroupMovement {
	readonly at: Date;
	readonly kind: "allocation" | "return";
	readonly creditTypeId: string;
	readonly nameInText: string;
	readonly credits: bigint;
	/** Null if the portal did it, when the last hold of a deleted group had settled. */
	readonly by: string | null;
	/** What was in the group afterwards, credits on hold included. */
	readonly groupBalanceAfter: bigint;
}

/** Movements into and out of the actor's own group, latest first; nothing of other users' groups. */
export async function listMovements(
	actor: Actor,
	{ shareGroupId, ...page }: { shareGroupId: string } & Pick<ListQuery<never>, "offset" | "limit">,
	db: Database = database(),
): Promise<GroupMovement[]> {
	return sqlOf(db).query<GroupMovement>(
		`SELECT "transfer"."posted_at" AS "at", "transfer"."kind"::text AS "kind", "credit_type"."id" AS "creditTypeId",
			"credit_type"."name_in_text" AS "nameInText", sum("transfer"."credits")::int8 AS "credits",
			"actor"."name" AS "by",
			(array_agg(CASE WHEN "transfer"."kind" = 'allocation' THEN "to_balance_after" ELSE "from_balance_after" END
				ORDER BY CASE WHEN "transfer"."kind" = 'allocation' THEN "to_version" ELSE "from_version" END DESC))[1]
				AS "groupBalanceAfter"
		FROM "transfer"
		JOIN "share_group" ON "share_group"."id" = "transfer"."share_group_id" AND "share_group"."creator_id" = $2::uuid
		JOIN "credit_type" ON "credit_type"."id" = "transfer"."credit_type_id"
		LEFT JOIN "user" AS "actor" ON "actor"."id" = "transfer"."actor_id"
		WHERE "transfer"."share_group_id" = $1::uuid AND "transfer"."kind" IN ('allocation', 'return')
		GROUP BY "transfer"."posted_at", "transfer"."kind", "credit_type"."id", "credit_type"."name_in_text", "actor"."name"
		ORDER BY "transfer"."posted_at" DESC, "transfer"."kind" DESC, "credit_type"."id", "actor"."name"
		OFFSET $3::int LIMIT $4::int`,
		[shareGroupId, actor.userId, page.offset, page.limit],
	);
}
