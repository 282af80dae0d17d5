import type { ListQuery } from "@/lib/actions/list-query.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import { idsOf, readPoolsOfGroups } from "@/lib/ledger/reads/pools-of.ts";
import { database } from "@/lib/platform/database/db.ts";
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
	{ actor, db = database() }: ReadContext,
	{ shareGroupId, ...page }: { shareGroupId: string } & Pick<ListQuery<never>, "offset" | "limit">,
): Promise<GroupMovement[]> {
	const group = await db.shareGroup.findFirst({ where: { id: shareGroupId, creatorId: actor.userId } });
	if (!group) return [];
	const sql = sqlOf(db);
	const pools = await readPoolsOfGroups(sql, [shareGroupId]);
	return sql.query<GroupMovement>(
		`WITH "movement" AS MATERIALIZED (
			SELECT "account_id", "posted_at", "kind", "actor_id", abs(sum("credits"))::bigint AS "credits",
				max("version") AS "version", (array_agg("balance_after" ORDER BY "version" DESC))[1] AS "balance_after"
			FROM "ledger_entry" WHERE "account_id" = ANY ($1::uuid[]) AND "kind" IN ('allocation', 'return')
			GROUP BY "account_id", "posted_at", "kind", "actor_id"
			ORDER BY "posted_at" DESC, "account_id" DESC, "version" DESC OFFSET $2::int LIMIT $3::int
		)
		SELECT "movement"."posted_at" AS "at", "movement"."kind"::text AS "kind", "credit_type"."id" AS "creditTypeId",
			"credit_type"."name_in_text" AS "nameInText", "movement"."credits", "actor"."name" AS "by",
			"movement"."balance_after" AS "groupBalanceAfter"
		FROM "movement"
		JOIN "account" ON "account"."id" = "movement"."account_id"
		JOIN "credit_type" ON "credit_type"."id" = "account"."credit_type_id"
		LEFT JOIN "user" AS "actor" ON "actor"."id" = "movement"."actor_id"
		ORDER BY "movement"."posted_at" DESC, "movement"."account_id" DESC, "movement"."version" DESC`,
		[idsOf(pools), page.offset, page.limit],
	);
}
