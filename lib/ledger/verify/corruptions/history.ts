import type { Corruption, HealthyLedger } from "./corruption.ts";

const HISTORY: Corruption[] = [
	{
		what: "a trigger that is disabled",
		breaks: "the triggers that refuse changes to history are on",
		statements: () => [
			`ALTER TABLE "transfer" DISABLE TRIGGER "transfer_is_append_only"`,
			`SELECT 'transfer_is_append_only' AS "id"`,
		],
		sentence: /^Table transfer can be rewritten: its trigger transfer_is_append_only is disabled\.$/,
	},
	{
		what: "a trigger that is gone",
		breaks: "the triggers that refuse changes to history are on",
		statements: () => [
			`DROP TRIGGER "audit_entry_is_not_truncated" ON "audit_entry"`,
			`SELECT 'audit_entry_is_not_truncated' AS "id"`,
		],
		sentence: /is missing/,
	},
	{
		what: "a trigger that refuses nothing any more",
		breaks: "the triggers that refuse changes to history are on",
		statements: () => [
			`CREATE OR REPLACE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'`,
			`SELECT 'charge_keeps_what_was_charged' AS "id"`,
		],
		sentence: /was replaced/,
	},
	...[
		{ grant: `UPDATE ("credits")`, table: "transfer", privilege: "UPDATE" },
		{ grant: "DELETE", table: "audit_entry", privilege: "DELETE" },
		{ grant: "TRUNCATE", table: "transfer", privilege: "TRUNCATE" },
	].map(({ grant, table, privilege }) => ({
		what: `the privilege ${grant} on ${table}`,
		breaks: "nobody but the owner of the tables may rewrite history",
		statements: () => [`GRANT ${grant} ON "${table}" TO PUBLIC`, `SELECT 'PUBLIC ${privilege} ${table}' AS "id"`],
		sentence: new RegExp(`^Role PUBLIC has the privilege ${privilege} on table ${table}, which is append-only\\.$`),
	})),
	{
		what: "a charge of more than was taken",
		breaks: "a charge says what its slices and its transfers say",
		statements: ({ chargeId }) => [
			`UPDATE "charge" SET "charged" = 13, "requested" = 13 WHERE "id" = '${chargeId}' RETURNING "id"`,
		],
		sentence: /is of 13 credits, its slices add up to 12 and its transfers to 12/,
	},
	{
		what: "a charge without a usage row",
		breaks: "a charge says what its slices and its transfers say",
		statements: ({ chargeId }) => [
			`DELETE FROM "charge_slice" WHERE "charge_id" = '${chargeId}' RETURNING "charge_id" AS "id"`,
		],
		sentence: /is of 12 credits, its slices add up to 0 and its transfers to 12/,
	},
	...[
		{ column: "balance_after", says: `"balance_after" + 1`, sentence: /12 credits, version \d+, balance \d+/ },
		{ column: "account_version", says: `"account_version" - 1`, sentence: /12 credits, version \d+, balance \d+/ },
		{ column: "lot_expires_at", says: "NULL", sentence: /expiry never; its transfers say .+ expiry 2/ },
		{ column: "posted_at", says: `"posted_at" - interval '1 day'`, sentence: /time are not the charge's\.$/ },
	].map(({ column, says, sentence }) => ({
		what: `a usage row with another ${column}`,
		breaks: "a slice says what its charge and the last of its transfers say",
		statements: ({ chargeId }: HealthyLedger) => [
			`UPDATE "charge_slice" SET "${column}" = ${says} WHERE "charge_id" = '${chargeId}' RETURNING "charge_id" || ' 0' AS "id"`,
		],
		sentence,
	})),
];

const USAGE_AND_EXPIRY: Corruption[] = [
	...[
		{ what: "a day's total that says more", change: `SET "charged" = "charged" + 1` },
		{ what: "a day's total that says less was refunded", change: `SET "refunded" = "refunded" - 1` },
		{ what: "a day's total that counts another charge", change: `SET "charges" = "charges" + 1` },
		{ what: "a day's total that is on another day", change: `SET "day" = "usage_daily"."day" - 1` },
	].map(({ what, change }) => ({
		what,
		breaks: "usage_daily equals what the charges say",
		statements: ({ walletId, sally }: HealthyLedger) => [
			`WITH "first" AS (SELECT "ctid", "day" FROM "usage_daily" WHERE "account_id" = '${walletId}' AND "refunded" > 0)
			UPDATE "usage_daily" ${change} FROM "first" WHERE "usage_daily"."ctid" = "first"."ctid"
				RETURNING concat_ws(' ', '${sally}', '${walletId}', 'email', "first"."day"::date) AS "id"`,
		],
		sentence:
			/^On \S+, user \S+ used \d+ credits \(\d+ refunded, \d+ charges\) of email from account .+ but usage_daily says/,
	})),
	{
		what: "credits that were spent after they had expired",
		breaks: "no credits leave an expired lot, other than to expired or through a hold placed before",
		statements: ({ untouchedChargeId }) => [
			`UPDATE "lot" SET "expires_at" = '2001-01-01' FROM "transfer" WHERE "transfer"."from_lot_id" = "lot"."id"
				AND "transfer"."charge_id" = '${untouchedChargeId}' RETURNING "transfer"."id"`,
		],
		sentence: /\(charge\) took 1 credits out of lot \S+ at .+, which had expired at 2001/,
	},
	{
		what: "credits that were captured from a hold placed too late",
		breaks: "no credits leave an expired lot, other than to expired or through a hold placed before",
		statements: () => [
			`UPDATE "hold" SET "placed_at" = "placed_at" + interval '1 year' WHERE "status" = 'captured'`,
			`SELECT "transfer"."id" FROM "transfer" JOIN "charge" ON "charge"."id" = "transfer"."charge_id"
				JOIN "lot" ON "lot"."id" = "transfer"."from_lot_id"
				WHERE "charge"."hold_id" IS NOT NULL AND "lot"."expires_at" <= "transfer"."posted_at"`,
		],
		sentence: /\(charge\) took \d credits out of lot \S+ at .+, which had expired at/,
	},
	{
		what: "a hold on what had expired",
		breaks: "no hold was placed on an expired lot",
		statements: ({ holdId }) => [
			`UPDATE "hold" SET "placed_at" = '2090-01-01' WHERE "id" = '${holdId}' RETURNING "id"`,
		],
		sentence: /set 2 credits aside at 2090.+ in lot \S+, which had expired at/,
	},
	{
		what: "shared credits that expire at another time",
		breaks: "moving credits never changes their kind, order or expiry",
		statements: ({ groupAccountId }) => [
			`UPDATE "lot" SET "expires_at" = '2101-01-01' FROM "transfer" WHERE "transfer"."to_lot_id" = "lot"."id"
				AND "lot"."account_id" = '${groupAccountId}' AND "transfer"."kind" = 'allocation' RETURNING "transfer"."id"`,
		],
		sentence: /\(allocation\) moved \d+ credits from lot .+ to lot \S+ \(purchased, .+ expires 2101/,
	},
];

/** Of invariants 5, 7 and 8: what happened, and when. */
export const CORRUPTIONS_OF_HISTORY: readonly Corruption[] = [...HISTORY, ...USAGE_AND_EXPIRY];
