import { type Check, ENTRIES } from "./check.ts";

/** Nothing is below zero, now or ever: a sum that is right in the end proves nothing. */
export const nothingBelowZero: readonly Check[] = [
	{
		invariant: 2,
		holds: "an account's balance and held are not negative, and held is within the balance",
		violations: `
			SELECT "id"::text, format('Account %s has a balance of %s credits, %s of them held.', "id", "balance", "held") AS "sentence"
			FROM "account" WHERE "balance" < 0 OR "held" < 0 OR "held" > "balance"`,
	},
	{
		invariant: 2,
		holds: "a lot's remaining and held are not negative, and held is within the remaining",
		violations: `
			SELECT "id"::text, format('Lot %s has %s credits remaining, %s of them held.', "id", "remaining", "held") AS "sentence"
			FROM "lot" WHERE "remaining" < 0 OR "held" < 0 OR "held" > "remaining"`,
	},
	{
		invariant: 2,
		holds: "no lot and no account was ever below zero",
		violations: `
			SELECT "transfer_id"::text AS "id", format('Transfer %s left lot %s with %s credits and account %s with a balance of %s.',
				"transfer_id", "lot_id", "remaining_after", "account_id", "balance_after") AS "sentence"
			FROM (
				SELECT "entry".*, sum("credits") OVER (PARTITION BY "lot_id" ORDER BY "version") AS "remaining_after"
				FROM (${ENTRIES}) AS "entry" WHERE "lot_id" IS NOT NULL
			) AS "history"
			WHERE "remaining_after" < 0 OR "balance_after" < 0`,
	},
];
