import type { Corruption } from "./corruption.ts";

export const CORRUPTIONS_OF_SHARE_GROUPS: readonly Corruption[] = [
	...[
		{ what: "a member's count that is too low", change: `SET "credits" = "usage"."credits" - 1` },
		{ what: "a member's count that is on another day", change: `SET "day" = "usage"."day" - 1` },
	].map(({ what, change }) => ({
		what,
		breaks: "what counts for a member's limit is what he used and holds",
		statements: ({ groupAccountId }: { groupAccountId: string }) => [
			`WITH "first" AS (SELECT * FROM "share_group_usage" WHERE "account_id" = '${groupAccountId}' AND "credits" > 0 LIMIT 1),
				"changed" AS (UPDATE "share_group_usage" AS "usage" ${change} FROM "first"
					WHERE ("usage"."account_id", "usage"."user_id", "usage"."day")
						= ("first"."account_id", "first"."user_id", "first"."day") RETURNING 1)
			SELECT concat_ws(' ', "account_id", "user_id", "address", "day") AS "id" FROM "first" CROSS JOIN "changed"`,
		],
		sentence: /^On \S+, user \S+ used and held \d+ credits of account \S+ as \S+, but share_group_usage says \d+/,
	})),
	{
		what: "a released hold that counts still",
		breaks: "what counts for a member's limit is what he used and holds",
		statements: ({ groupAccountId }) => [
			`UPDATE "hold" SET "status" = 'released', "closed_at" = now() FROM "hold_slice" AS "slice", "deployment"
			WHERE "slice"."hold_id" = "hold"."id" AND "slice"."account_id" = '${groupAccountId}' AND "hold"."status" = 'open'
			RETURNING concat_ws(' ', "slice"."account_id", "hold"."user_id", "slice"."address",
				("hold"."placed_at" AT TIME ZONE "time_zone")::date) AS "id"`,
		],
		sentence: /but share_group_usage says \d+/,
	},
	{
		what: "a share group's usage row without an address",
		breaks: "a usage row names the member's address exactly where a share group paid",
		statements: ({ groupAccountId }) => [
			`UPDATE "charge_slice" SET "address" = NULL WHERE "account_id" = '${groupAccountId}'
			RETURNING "charge_id" || ' ' || "position" AS "id"`,
		],
		sentence: /was paid by a share_group and names no address/,
	},
	{
		what: "a wallet's hold with an address",
		breaks: "what is on hold names the member's address exactly where a share group pays",
		statements: ({ holdId }) => [
			`UPDATE "hold_slice" SET "address" = 'tom@globex.example' WHERE "hold_id" = '${holdId}'
			RETURNING "hold_id" || ' ' || "lot_id" AS "id"`,
		],
		sentence: /of a wallet aside and names address tom@globex\.example/,
	},
	{
		what: "a deleted share group with credits in it",
		breaks: "a deleted share group holds nothing",
		statements: ({ groupAccountId }) => [
			`UPDATE "share_group" SET "status" = 'deleted', "closing_at" = now(), "closed_at" = now() FROM "account"
			WHERE "account"."id" = '${groupAccountId}' AND "account"."share_group_id" = "share_group"."id"
			RETURNING "account"."id"`,
		],
		sentence: /is deleted, but its account \S+ has \d+ credits/,
	},
];
