import { type Corruption, ENTRY_ID } from "./corruption.ts";

const COUNTED = "what counts for limits is what was used and is held, less what was given back";
const USAGE_ROW = "a usage row names an address exactly where a share group paid, and no other entry names any";
const FORGIVEN = "what only raises allowed is forgiven, as long as it is not given back";
const IS_LIMITED = "a pool says whether there is any limit on it";
const WHOSE_LIMIT = "limits on a wallet name users, those on a share group addresses, and none the pool's owner";
const ON_HOLD = "what is on hold names an address exactly where a share group pays";

/** Of invariant 9. */
export const CORRUPTIONS_OF_POOL_USE: readonly Corruption[] = [
	...[
		{ what: "a member's count that is too low", pool: "groupAccountId", change: `"credits" = "credits" - 1` },
		{ what: "a member's count that is on another day", pool: "groupAccountId", change: `"day" = "day" - 1` },
		{
			what: "a member's count under another address",
			pool: "groupAccountId",
			change: `"address_id" = gen_random_uuid()`,
		},
		{ what: "a count of a wallet that is too high", pool: "walletId", change: `"credits" = "credits" + 1` },
	].map(
		({ what, pool, change }): Corruption => ({
			what,
			breaks: COUNTED,
			statements: ({ groupAccountId, walletId }) => [
				`CREATE TEMPORARY TABLE "before" ON COMMIT DROP AS SELECT * FROM "pool_use"
					WHERE "account_id" = '${pool === "walletId" ? walletId : groupAccountId}' AND "credits" > 0 LIMIT 1`,
				`UPDATE "pool_use" SET ${change} WHERE ("account_id", "user_id", "address_id", "day")
					= (SELECT "account_id", "user_id", "address_id", "day" FROM "before")`,
				`SELECT concat_ws(' ', "account_id", "user_id", "address_id", "day") AS "id" FROM "before"`,
			],
			sentence: /^On \S+, user \S+ used and held \d+ credits of account \S+ under address \S+, but pool_use says \d+/,
		}),
	),
	{
		what: "a released hold that counts still",
		breaks: COUNTED,
		statements: ({ groupAccountId }) => [
			`UPDATE "hold" SET "status" = 'released', "closed_at" = now() FROM "hold_slice" AS "slice", "deployment"
			WHERE "slice"."hold_id" = "hold"."id" AND "slice"."account_id" = '${groupAccountId}' AND "hold"."status" = 'open'
			RETURNING concat_ws(' ', "slice"."account_id", "hold"."user_id", "slice"."address_id",
				("hold"."placed_at" AT TIME ZONE "time_zone")::date) AS "id"`,
		],
		sentence: /but pool_use says \d+/,
	},
	...[
		{ what: "forgiven credits that count after all", change: `"forgiven" = "forgiven" - 1` },
		{ what: "credits that are forgiven without a raise", change: `"forgiven" = "forgiven" + 1` },
	].map(
		({ what, change }): Corruption => ({
			what,
			breaks: FORGIVEN,
			statements: () => [
				`UPDATE "pool_use" SET ${change} WHERE "forgiven" > 0 AND "credits" > "forgiven"
				RETURNING concat_ws(' ', "account_id", "user_id", "address_id", "day") AS "id"`,
			],
			sentence:
				/^On \S+, raises alone allowed user \S+ to use \d+ credits of account \S+ under address \S+, but pool_use forgives \d+/,
		}),
	),
	{
		what: "a charge under a raise that has forgotten it",
		breaks: FORGIVEN,
		statements: () => [
			`UPDATE "ledger_entry" AS "entry" SET "forgiven" = NULL FROM "pool_use" AS "use"
			WHERE "entry"."forgiven" IS NOT NULL AND "use"."account_id" = "entry"."account_id"
				AND "use"."user_id" = "entry"."user_id" AND "use"."forgiven" > 0
			RETURNING concat_ws(' ', "use"."account_id", "use"."user_id", "use"."address_id", "use"."day") AS "id"`,
		],
		sentence: /but pool_use forgives \d+/,
	},
	{
		what: "a hold under a raise that has forgotten it",
		breaks: FORGIVEN,
		statements: () => [
			`UPDATE "hold_slice" AS "slice" SET "forgiven" = NULL FROM "hold", "deployment"
			WHERE "slice"."hold_id" = "hold"."id" AND "hold"."status" = 'open' AND "slice"."forgiven" IS NOT NULL
			RETURNING concat_ws(' ', "slice"."account_id", "hold"."user_id", "slice"."address_id",
				("hold"."placed_at" AT TIME ZONE "time_zone")::date) AS "id"`,
		],
		sentence: /but pool_use forgives \d+/,
	},
	{
		what: "a limit on a pool that says it has none",
		breaks: IS_LIMITED,
		statements: ({ groupAccountId }) => [
			`UPDATE "pool" SET "is_limited" = false WHERE "account_id" = '${groupAccountId}' RETURNING "account_id" AS "id"`,
		],
		sentence: /says that it is not limited, but has [1-9]\d* limits/,
	},
	{
		what: "a pool that says it is limited, without a limit",
		breaks: IS_LIMITED,
		statements: ({ walletId }) => [
			`DELETE FROM "pool_limit" WHERE "account_id" = '${walletId}'`,
			`UPDATE "pool" SET "is_limited" = true WHERE "account_id" = '${walletId}' RETURNING "account_id" AS "id"`,
		],
		sentence: /says that it is limited, but has 0 limits/,
	},
	{
		what: "a limit of the wallet's own user",
		breaks: WHOSE_LIMIT,
		statements: ({ walletId, sally }) => [
			`UPDATE "pool_limit" SET "user_id" = '${sally}' WHERE "id" = (SELECT "id" FROM "pool_limit" WHERE "account_id" = '${walletId}'
				AND "until" IS NULL LIMIT 1) RETURNING "id"`,
		],
		sentence: /on a wallet is user \S+'s/,
	},
	{
		what: "a limit of a user on a share group",
		breaks: WHOSE_LIMIT,
		statements: ({ groupAccountId, sally }) => [
			`UPDATE "pool_limit" SET "user_id" = '${sally}', "address_id" = NULL WHERE "id" = (SELECT "id" FROM "pool_limit"
				WHERE "account_id" = '${groupAccountId}' AND "address_id" IS NOT NULL AND "until" IS NULL LIMIT 1) RETURNING "id"`,
		],
		sentence: /on a share_group is user \S+'s/,
	},
	{
		what: "a share group's usage row without an address",
		breaks: USAGE_ROW,
		statements: ({ groupAccountId }) => [
			`UPDATE "ledger_entry" SET "address_id" = NULL WHERE "account_id" = '${groupAccountId}' AND "slice_credits" IS NOT NULL
				RETURNING ${ENTRY_ID}`,
		],
		sentence: /\(share_group, charge\) names no address/,
	},
	{
		what: "a wallet's usage row with an address",
		breaks: USAGE_ROW,
		statements: ({ untouchedChargeId }) => [
			`UPDATE "ledger_entry" SET "address_id" = (SELECT "id" FROM "address" LIMIT 1)
				WHERE "charge_id" = '${untouchedChargeId}' RETURNING ${ENTRY_ID}`,
		],
		sentence: /\(wallet, charge\) names address/,
	},
	{
		what: "an allocation with an address",
		breaks: USAGE_ROW,
		statements: ({ groupAccountId }) => [
			`UPDATE "ledger_entry" SET "address_id" = (SELECT "id" FROM "address" LIMIT 1)
				WHERE "account_id" = '${groupAccountId}' AND "kind" = 'allocation' RETURNING ${ENTRY_ID}`,
		],
		sentence: /\(share_group, allocation\) names address/,
	},
	{
		what: "a wallet's hold with an address",
		breaks: ON_HOLD,
		statements: ({ holdId }) => [
			`UPDATE "hold_slice" SET "address_id" = (SELECT "id" FROM "address" LIMIT 1) WHERE "hold_id" = '${holdId}'
			RETURNING "hold_id" || ' ' || "lot_id" AS "id"`,
		],
		sentence: /of a wallet aside and names address/,
	},
	{
		what: "a share group's hold without an address",
		breaks: ON_HOLD,
		statements: ({ groupAccountId }) => [
			`UPDATE "hold_slice" SET "address_id" = NULL WHERE "account_id" = '${groupAccountId}'
			RETURNING "hold_id" || ' ' || "lot_id" AS "id"`,
		],
		sentence: /of a share_group aside and names no address/,
	},
	{
		what: "an address that became another one",
		breaks: "an address has the digest by which it is recognised",
		statements: () => [
			`UPDATE "address" SET "value" = 'another@globex.example' WHERE "id" = (SELECT "id" FROM "address" LIMIT 1) RETURNING "id"`,
		],
		sentence: /has the digest [0-9a-f]{64}, which is not that of its value/,
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
