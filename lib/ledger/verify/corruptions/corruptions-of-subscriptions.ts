import { type Corruption, ENTRY_ID } from "./corruption.ts";

const SAYS = "an allowance says what arrived and what of it was taken back, and each has its entries";
const LEAVES = "what is taken back of an allowance leaves a lot in which it arrived";
const ONCE = "each part of a subscription's allowance arrived once";
const GRANTED = "an allowance arrives in its user's own wallet, as granted credits";
const COVERED = "what a subscription covered was covered when it was decided";

const TAKEN_BACK = `(SELECT "movement_id" FROM "allowance" WHERE "taken_back" > 0)`;
const CAME = `"ledger_entry"."kind" = 'allowance' AND "ledger_entry"."credits" > 0`;

/** Of invariants 1 and 6: what subscriptions cover, and what they bring. */
export const CORRUPTIONS_OF_SUBSCRIPTIONS: readonly Corruption[] = [
	...[`"credits" = "credits" + 1`, `"taken_back" = "taken_back" - 1`, `"taken_back" = NULL`].map(
		(change): Corruption => ({
			what: `an allowance that says ${change}`,
			breaks: SAYS,
			statements: () => [
				`UPDATE "allowance" SET ${change} WHERE "movement_id" = ${TAKEN_BACK} RETURNING "movement_id" AS "id"`,
			],
			sentence: /^Movement \S+ of account \S+: 10 credits arrived and 4 were taken back, but its allowance says/,
		}),
	),
	{
		what: "credits of an allowance that has never arrived",
		breaks: SAYS,
		statements: () => [`DELETE FROM "allowance" WHERE "taken_back" IS NULL RETURNING "movement_id" AS "id"`],
		sentence: /: 7 credits arrived and 0 were taken back, but its allowance says nothing and nothing\.$/,
	},
	{
		what: "an allowance without entries",
		breaks: SAYS,
		statements: ({ walletId }) => [
			`INSERT INTO "allowance" ("account_id", "subscription_id", "part", "movement_id", "credits")
				VALUES ('${walletId}', gen_random_uuid(), 0, gen_random_uuid(), 5) RETURNING "movement_id" AS "id"`,
		],
		sentence: /: 0 credits arrived and 0 were taken back, but its allowance says 5 and nothing\.$/,
	},
	{
		what: "an allowance that is taken back out of another lot",
		breaks: LEAVES,
		statements: () => [
			`UPDATE "ledger_entry" SET "lot_id" = gen_random_uuid() WHERE "kind" = 'allowance' AND "credits" < 0 RETURNING "lot_id" AS "id"`,
		],
		sentence: /^\d+ credits of an allowance were taken back out of lot \S+ of account \S+, in which none arrived\.$/,
	},
	{
		what: "a part that arrived in two wallets",
		breaks: ONCE,
		statements: () => [
			`INSERT INTO "allowance" ("account_id", "subscription_id", "part", "movement_id", "credits")
				SELECT (SELECT "account_id" FROM "pool" WHERE "version" = 0 LIMIT 1), "subscription_id", "part", "movement_id", "credits"
				FROM "allowance" WHERE "taken_back" IS NULL RETURNING concat_ws(' ', "subscription_id", "part") AS "id"`,
		],
		sentence: /^Part \d of the allowance of subscription \S+ arrived 2 times\.$/,
	},
	{
		what: "an allowance that can be shared",
		breaks: GRANTED,
		statements: () => [
			`UPDATE "lot" SET "kind" = 'purchased' FROM "ledger_entry" WHERE ${CAME}
				AND "ledger_entry"."account_id" = "lot"."account_id" AND "ledger_entry"."lot_id" = "lot"."id" RETURNING ${ENTRY_ID}`,
		],
		sentence: /is an allowance for user \S+, in lot \S+, which is purchased\.$/,
	},
	...["gen_random_uuid()", "NULL"].map(
		(userId): Corruption => ({
			what: `an allowance for user ${userId}, in another's wallet`,
			breaks: GRANTED,
			statements: () => [`UPDATE "ledger_entry" SET "user_id" = ${userId} WHERE ${CAME} RETURNING ${ENTRY_ID}`],
			sentence: /\(wallet, of user \S+\) is an allowance for user \S+, in lot \S+, which is granted\.$/,
		}),
	),
	...[`"covers_until" = "covers_from"`, `"subscription_id" = gen_random_uuid()`, `"credit_type_id" = 'sms'`].map(
		(change): Corruption => ({
			what: `a covered charge whose coverage says ${change}`,
			breaks: COVERED,
			statements: () => [
				`UPDATE "coverage" SET ${change}`,
				`SELECT "id" FROM "charge" WHERE "covered_by" <> 'credits' AND "hold_id" IS NULL LIMIT 1`,
			],
			sentence:
				/^Charge \S+ of user \S+ for email was covered by subscription \S+ at .+, which did not cover it then\.$/,
		}),
	),
	{
		what: "a captured charge whose hold wasn't covered when it was placed",
		breaks: COVERED,
		statements: () => [
			`UPDATE "hold" SET "placed_at" = "placed_at" + interval '1 year' WHERE "covered_by" <> 'credits'`,
			`SELECT "id" FROM "charge" WHERE "covered_by" <> 'credits' AND "hold_id" IS NOT NULL`,
		],
		sentence: /^Charge \S+ .+ was covered by subscription/,
	},
	{
		what: "an open hold that nothing covered",
		breaks: COVERED,
		statements: () => [
			`UPDATE "hold" SET "subscription_id" = gen_random_uuid() WHERE "covered_by" <> 'credits' AND "status" = 'open' RETURNING "id"`,
		],
		sentence: /^Hold \S+ .+ was covered by subscription/,
	},
];
