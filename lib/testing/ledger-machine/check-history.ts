import type { Sql } from "@/lib/platform/database/sql.ts";
import type { MachineWorld } from "./machine-world.ts";

/**
 * All that was paid was paid by a user who might pay at that instant, as the rows that keep history tell: who was let into
 * the group, whether it was open and whose it was, and who was whose Credit Owner. All of them are written under the locks
 * under which it is decided who pays, so their times are in the order of these decisions, even where a caller can't tell it.
 * What happened within one millisecond is left out, and what was paid before `since`.
 */
export async function checkHistory({ book, people }: MachineWorld, sql: Sql, since: Date): Promise<void> {
	const offences = await sql.query<{ id: string; why: string }>(
		`WITH "paid" AS MATERIALIZED (
			SELECT "id", "user_id", "posted_at" AS "at", unnest("account_ids") AS "account_id" FROM "charge"
			WHERE "user_id" = ANY ($1::uuid[]) AND "hold_id" IS NULL AND "posted_at" >= $2::timestamptz
			UNION ALL
			SELECT "id", "user_id", "placed_at", unnest("account_ids") FROM "hold"
			WHERE "user_id" = ANY ($1::uuid[]) AND "placed_at" >= $2::timestamptz
		), "known" AS MATERIALIZED (
			SELECT "paid".*, "account"."user_id" AS "wallet_of", "share_group_id", "share_group"."closing_at", "email",
				coalesce(
					(SELECT "from_id" FROM "share_group_handover" AS "next"
					WHERE "next"."share_group_id" = "share_group"."id" AND "outcome" = 'accepted' AND "closed_at" >= "paid"."at"
					ORDER BY "closed_at" LIMIT 1),
					"creator_id"
				) AS "creator_id",
				EXISTS (
					SELECT FROM "share_group_handover" AS "near" WHERE "near"."share_group_id" = "share_group"."id"
						AND "closed_at" = "paid"."at"
				) AS "is_handed_over"
			FROM "paid" JOIN "account" ON "account"."id" = "paid"."account_id" JOIN "user" ON "user"."id" = "paid"."user_id"
			LEFT JOIN "share_group" ON "share_group"."id" = "account"."share_group_id"
		)
		SELECT "id", 'a group that had blocked them' AS "why" FROM "known" WHERE "creator_id" <> "user_id"
			AND NOT "is_handed_over" AND EXISTS (
				SELECT FROM "share_group_entry" AS "entry" WHERE "entry"."share_group_id" = "known"."share_group_id"
					AND "kind" = 'blocked' AND "value" = "email" AND "created_at" < "at"
					AND ("removed_at" IS NULL OR "removed_at" > "at")
			)
		UNION ALL
		SELECT "id", 'a group that had not let them in' FROM "known" WHERE "creator_id" <> "user_id" AND NOT "is_handed_over"
			AND NOT EXISTS (
				SELECT FROM "share_group_entry" AS "entry" WHERE "entry"."share_group_id" = "known"."share_group_id"
					AND "kind" = 'address' AND "value" = "email" AND "created_at" <= "at"
					AND ("removed_at" IS NULL OR "removed_at" >= "at")
			)
		UNION ALL
		SELECT "id", 'a group that was deleted' FROM "known" WHERE "closing_at" < "at"
		UNION ALL
		SELECT "id", 'the wallet of another than their Credit Owner' FROM "known" WHERE "wallet_of" IS NOT NULL
			AND "wallet_of" <> coalesce(
				(SELECT ("before" ->> 'creditOwnerId')::uuid FROM "audit_entry" WHERE "action" = 'user.credit_owner_changed'
					AND "subject_id" = "known"."user_id"::text AND "happened_at" >= "known"."at" ORDER BY "happened_at", "id" LIMIT 1),
				(SELECT "credit_owner_id" FROM "user" WHERE "user"."id" = "known"."user_id")
			)
			AND NOT EXISTS (
				SELECT FROM "audit_entry" WHERE "action" = 'user.credit_owner_changed' AND "subject_id" = "known"."user_id"::text
					AND "happened_at" = "known"."at"
			)`,
		[people.map(({ id }) => id), since],
	);
	for (const { id, why } of offences) book.problems.push(`${id} was paid by ${why}`);
}
