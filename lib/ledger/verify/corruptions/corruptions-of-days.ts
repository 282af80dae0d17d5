import { type Corruption, ENTRY_ID, type HealthyLedger } from "./corruption.ts";

/** Of invariants 7 and 8: days, and when credits expire. */
export const CORRUPTIONS_OF_DAYS: readonly Corruption[] = [
	...[
		{ what: "a day's total that says more", change: `"charged" = "charged" + 1` },
		{ what: "a day's total that says less was refunded", change: `"refunded" = "refunded" - 1` },
		{ what: "a day's total that counts another charge", change: `"charges" = "charges" + 1` },
		{ what: "a day's total that is on another day", change: `"day" = "day" - 1` },
		{ what: "a day's total of another service", change: `"service" = 'another'` },
	].map(({ what, change }) => ({
		what,
		breaks: "usage_daily equals what the usage rows say",
		statements: ({ walletId }: HealthyLedger) => [
			`CREATE TEMPORARY TABLE "before" ON COMMIT DROP AS SELECT * FROM "usage_daily"
				WHERE "account_id" = '${walletId}' AND "refunded" > 0 LIMIT 1`,
			`UPDATE "usage_daily" SET ${change} WHERE ("account_id", "day", "user_id", "service")
				= (SELECT "account_id", "day", "user_id", "service" FROM "before")`,
			`SELECT concat_ws(' ', "account_id", "day", "user_id", "service") AS "id" FROM "before"`,
		],
		sentence:
			/^On \S+, user \S+ used \d+ credits \(\d+ refunded, \d+ charges\) of account \S+ for campaign according to the entries, but usage_daily says/,
	})),
	{
		what: "a cancelled charge that counts still",
		breaks: "usage_daily equals what the usage rows say",
		statements: ({ cancelledChargeId }) => [
			`UPDATE "usage_daily" SET "charged" = "charged" + 2, "charges" = "charges" + 1
				FROM "ledger_entry", "deployment" WHERE "ledger_entry"."charge_id" = '${cancelledChargeId}' AND "slice_credits" IS NOT NULL
				AND "usage_daily"."account_id" = "ledger_entry"."account_id" AND "usage_daily"."user_id" = "ledger_entry"."user_id"
				AND "usage_daily"."service" = "ledger_entry"."service" AND "day" = ("posted_at" AT TIME ZONE "time_zone")::date
				RETURNING concat_ws(' ', "usage_daily"."account_id", "day", "usage_daily"."user_id", "usage_daily"."service") AS "id"`,
		],
		sentence: /but usage_daily says/,
	},
	{
		what: "covered charges that were not there",
		breaks: "covered_daily equals what the covered charges say",
		statements: ({ sally }) => [
			`INSERT INTO "covered_daily" ("user_id", "credit_type_id", "day", "charges") VALUES ('${sally}', 'email', '2026-01-01', 2)
				RETURNING concat_ws(' ', "user_id", "credit_type_id", "day") AS "id"`,
		],
		sentence: /^On 2026-01-01, 0 charges of user \S+ for email were covered, but covered_daily says 2\.$/,
	},
	{
		what: "credits that were spent after they had expired",
		breaks: "no credits leave an expired lot, other than by expiry or through a hold placed before",
		statements: ({ untouchedChargeId }) => [
			`UPDATE "lot" SET "expires_at" = '2001-01-01' FROM "ledger_entry" WHERE "ledger_entry"."charge_id" = '${untouchedChargeId}'
				AND "ledger_entry"."account_id" = "lot"."account_id" AND "ledger_entry"."lot_id" = "lot"."id" RETURNING ${ENTRY_ID}`,
		],
		sentence: /\(charge\) took 1 credits out of lot \S+ at .+, which had expired at 2001/,
	},
	{
		what: "credits that returned after they had expired",
		breaks: "no credits leave an expired lot, other than by expiry or through a hold placed before",
		statements: ({ groupAccountId }) => [
			`UPDATE "lot" SET "expires_at" = '2001-01-01' FROM "ledger_entry" WHERE "ledger_entry"."account_id" = '${groupAccountId}'
				AND "ledger_entry"."kind" = 'return' AND "ledger_entry"."account_id" = "lot"."account_id" AND "ledger_entry"."lot_id" = "lot"."id"
				RETURNING ${ENTRY_ID}`,
		],
		sentence: /\(return\) took \d+ credits out of lot \S+ at .+, which had expired at 2001/,
	},
	...[
		{
			what: "from a hold placed too late",
			change: `UPDATE "hold" SET "placed_at" = "placed_at" + interval '1 year' WHERE "status" = 'captured'`,
		},
		{ what: "that were not set aside", change: `DELETE FROM "hold_slice"` },
	].map(({ what, change }) => ({
		what: `expired credits that were captured ${what}`,
		breaks: "no credits leave an expired lot, other than by expiry or through a hold placed before",
		statements: () => [
			change,
			`SELECT ${ENTRY_ID} FROM "ledger_entry" JOIN "charge" ON "charge"."id" = "ledger_entry"."charge_id"
				JOIN "lot" ON "lot"."id" = "ledger_entry"."lot_id" AND "ledger_entry"."kind" = 'charge'
				WHERE "charge"."hold_id" IS NOT NULL AND "lot"."expires_at" <= "ledger_entry"."posted_at"`,
		],
		sentence: /\(charge\) took \d credits out of lot \S+ at .+, which had expired at/,
	})),
	{
		what: "credits that expired too early",
		breaks: "credits expire only once their lot has",
		statements: () => [
			`UPDATE "lot" SET "expires_at" = '2101-01-01' FROM "ledger_entry" WHERE "ledger_entry"."kind" = 'expiry'
				AND "ledger_entry"."account_id" = "lot"."account_id" AND "ledger_entry"."lot_id" = "lot"."id" RETURNING ${ENTRY_ID}`,
		],
		sentence: /took \d+ credits out of lot \S+ as expired at .+, but it expires at 2101/,
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
		what: "a hold that lives for longer than 30 days",
		breaks: "an open hold lives for at most 30 days",
		statements: ({ holdId }) => [
			`ALTER TABLE "hold" DROP CONSTRAINT "hold_at_most_30_days"`,
			`UPDATE "hold" SET "expires_at" = "placed_at" + interval '721 hours' WHERE "id" = '${holdId}' RETURNING "id"`,
		],
		sentence: /was placed at .+ and lives until/,
	},
];
