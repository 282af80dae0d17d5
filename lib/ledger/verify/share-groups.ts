import type { Check } from "./check.ts";

/** What counts for members' limits is what they used and hold; a deleted share group is empty. */
export const shareGroups: readonly Check[] = [
	{
		invariant: 9,
		holds: "what counts for a member's limit is what he used and holds",
		violations: `
			SELECT concat_ws(' ', "account_id", "user_id", "address", "day") AS "id",
				format('On %s, user %s used and held %s credits of account %s as %s, but share_group_usage says %s.',
				"day", "user_id", sum("used"), "account_id", "address", sum("counted")) AS "sentence"
			FROM (
				SELECT "slice"."account_id", "slice"."user_id", "slice"."address",
					(coalesce("hold"."placed_at", "slice"."posted_at")
						AT TIME ZONE (SELECT "time_zone" FROM "deployment"))::date AS "day",
					"slice"."credits" - "slice"."refunded" AS "used", 0 AS "counted"
				FROM "charge_slice" AS "slice"
				JOIN "charge" ON "charge"."id" = "slice"."charge_id"
				LEFT JOIN "hold" ON "hold"."id" = "charge"."hold_id"
				WHERE "slice"."address" IS NOT NULL
				UNION ALL
				SELECT "slice"."account_id", "hold"."user_id", "slice"."address",
					("hold"."placed_at" AT TIME ZONE (SELECT "time_zone" FROM "deployment"))::date, "slice"."credits", 0
				FROM "hold_slice" AS "slice" JOIN "hold" ON "hold"."id" = "slice"."hold_id"
				WHERE "slice"."address" IS NOT NULL AND "hold"."status" = 'open'
				UNION ALL
				SELECT "account_id", "user_id", "address", "day", 0, "credits" FROM "share_group_usage"
			) AS "both"
			GROUP BY "account_id", "user_id", "address", "day"
			HAVING sum("used") <> sum("counted")`,
	},
	{
		invariant: 9,
		holds: "a usage row names the member's address exactly where a share group paid",
		violations: `
			SELECT concat_ws(' ', "slice"."charge_id", "slice"."position") AS "id",
				format('Slice %s of charge %s was paid by a %s and names %s.', "slice"."position", "slice"."charge_id",
				"account"."kind", coalesce('address ' || "slice"."address", 'no address')) AS "sentence"
			FROM "charge_slice" AS "slice" JOIN "account" ON "account"."id" = "slice"."account_id"
			WHERE ("account"."kind" = 'share_group') <> ("slice"."address" IS NOT NULL)`,
	},
	{
		invariant: 9,
		holds: "what is on hold names the member's address exactly where a share group pays",
		violations: `
			SELECT concat_ws(' ', "slice"."hold_id", "slice"."lot_id") AS "id",
				format('Hold %s has set credits of a %s aside and names %s.', "slice"."hold_id", "account"."kind",
				coalesce('address ' || "slice"."address", 'no address')) AS "sentence"
			FROM "hold_slice" AS "slice" JOIN "account" ON "account"."id" = "slice"."account_id"
			WHERE ("account"."kind" = 'share_group') <> ("slice"."address" IS NOT NULL)`,
	},
	{
		invariant: 9,
		holds: "a deleted share group holds nothing",
		violations: `
			SELECT "account"."id"::text, format('Share group %s is deleted, but its account %s has %s credits.',
				"share_group"."id", "account"."id", "account"."balance") AS "sentence"
			FROM "share_group" JOIN "account" ON "account"."share_group_id" = "share_group"."id"
			WHERE "share_group"."status" = 'deleted' AND "account"."balance" <> 0`,
	},
];
