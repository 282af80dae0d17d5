import { type LedgerChecks, pairOf } from "./ledger-check.ts";

/** What subscriptions did: their allowances arrived once and were taken back as it says, and they covered what they cover. */
export const subscriptions: LedgerChecks = {
	shared: {
		came: `SELECT "account_id", "version", "movement_id", "lot_id", "credits", "user_id" FROM "ledger_entry"
			WHERE "kind" = 'allowance' AND "credits" > 0`,
		went: `SELECT "account_id", "lot_id", -sum("credits") AS "credits" FROM "ledger_entry"
			WHERE "kind" = 'allowance' AND "credits" < 0 GROUP BY "account_id", "lot_id"`,
		covered: `
			SELECT 'Charge' AS "what", "charge"."id", "charge"."user_id", "charge"."credit_type_id", "charge"."subscription_id",
				coalesce("hold"."placed_at", "charge"."posted_at") AS "at"
			FROM "charge" LEFT JOIN "hold" ON "hold"."client" = "charge"."client" AND "hold"."id" = "charge"."hold_id"
			WHERE "charge"."covered_by" <> 'credits'
			UNION ALL
			SELECT 'Hold', "id", "user_id", "credit_type_id", "subscription_id", "placed_at" FROM "hold" WHERE "covered_by" <> 'credits'`,
	},
	checks: [
		{
			invariant: 6,
			holds: "an allowance says what arrived and what of it was taken back, and each has its entries",
			violations: `
				SELECT coalesce("allowance"."movement_id", "entries"."movement_id")::text AS "id",
					format('Movement %s of account %s: %s credits arrived and %s were taken back, but its allowance says %s and %s.',
					coalesce("allowance"."movement_id", "entries"."movement_id"), coalesce("allowance"."account_id", "entries"."account_id"),
					coalesce("entries"."came", 0), coalesce("entries"."went", 0),
					coalesce("allowance"."credits"::text, 'nothing'), coalesce("allowance"."taken_back"::text, 'nothing')) AS "sentence"
				FROM "allowance"
				FULL JOIN (
					SELECT "came"."account_id", "came"."movement_id", sum("came"."credits") AS "came", sum(coalesce("went"."credits", 0)) AS "went"
					FROM "came" LEFT JOIN "went" ON "went"."account_id" = "came"."account_id" AND "went"."lot_id" = "came"."lot_id"
					GROUP BY "came"."account_id", "came"."movement_id"
				) AS "entries" ON "entries"."account_id" = "allowance"."account_id" AND "entries"."movement_id" = "allowance"."movement_id"
				WHERE ("allowance"."credits", coalesce("allowance"."taken_back", 0)) IS DISTINCT FROM ("entries"."came", "entries"."went")`,
		},
		{
			invariant: 6,
			holds: "what is taken back of an allowance leaves a lot in which it arrived",
			violations: `
				SELECT "went"."lot_id"::text AS "id", format('%s credits of an allowance were taken back out of lot %s of account %s, in which none arrived.',
					"went"."credits", "went"."lot_id", "went"."account_id") AS "sentence"
				FROM "went" LEFT JOIN "came" ON "came"."account_id" = "went"."account_id" AND "came"."lot_id" = "went"."lot_id"
				WHERE "came"."lot_id" IS NULL`,
		},
		{
			invariant: 6,
			holds: "each part of a subscription's allowance arrived once",
			violations: `
				SELECT ${pairOf(`"subscription_id"`, `"part"`)} AS "id", format('Part %s of the allowance of subscription %s arrived %s times.',
					"part", "subscription_id", count(*)) AS "sentence"
				FROM "allowance" GROUP BY "subscription_id", "part" HAVING count(*) > 1`,
		},
		{
			invariant: 1,
			holds: "an allowance arrives in its user's own wallet, as granted credits",
			violations: `
				SELECT ${pairOf(`"came"."account_id"`, `"came"."version"`)} AS "id",
					format('Entry %s of account %s (%s, of user %s) is an allowance for user %s, in lot %s, which is %s.',
					"came"."version", "came"."account_id", "account"."kind", coalesce("account"."user_id"::text, 'none'),
					coalesce("came"."user_id"::text, 'none'), "came"."lot_id", coalesce("lot"."kind"::text, 'missing')) AS "sentence"
				FROM "came"
				LEFT JOIN "lot" ON "lot"."account_id" = "came"."account_id" AND "lot"."id" = "came"."lot_id"
				LEFT JOIN "account" ON "account"."id" = "came"."account_id"
				WHERE ("lot"."kind"::text, "account"."user_id") IS DISTINCT FROM ('granted', "came"."user_id")`,
		},
		{
			invariant: 6,
			// What was covered in the instant of an end may have come before it.
			holds: "what a subscription covered was covered when it was decided",
			violations: `
				SELECT "covered"."id"::text, format('%s %s of user %s for %s was covered by subscription %s at %s, which did not cover it then.',
					"covered"."what", "covered"."id", "covered"."user_id", "covered"."credit_type_id", coalesce("covered"."subscription_id"::text, 'none'),
					"covered"."at") AS "sentence"
				FROM "covered"
				LEFT JOIN "coverage" ON "coverage"."user_id" = "covered"."user_id" AND "coverage"."credit_type_id" = "covered"."credit_type_id"
					AND "coverage"."subscription_id" = "covered"."subscription_id"
					AND "covered"."at" BETWEEN "coverage"."covers_from" AND "coverage"."covers_until"
				WHERE "coverage"."user_id" IS NULL`,
		},
	],
};
