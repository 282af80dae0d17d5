import { type LedgerChecks, pairOf } from "./ledger-check.ts";

/** Nothing is below zero, now or ever: a sum that is right in the end proves nothing. */
export const nothingBelowZero: LedgerChecks = {
	checks: [
		{
			invariant: 2,
			holds: "a pool's balance and held are not negative, and held is within the balance",
			violations: `
				SELECT "account_id"::text AS "id", format('Account %s has a balance of %s credits, %s of them held.', "account_id", "balance", "held") AS "sentence"
				FROM "pool" WHERE "balance" < 0 OR "held" < 0 OR "held" > "balance"`,
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
			holds: "no lot and no pool was ever below zero",
			violations: `
				SELECT ${pairOf(`"account_id"`, `"version"`)} AS "id", format('Entry %s of account %s left lot %s with %s credits and the account with a balance of %s.',
					"version", "account_id", "lot_id", "remaining_after", "balance_after") AS "sentence"
				FROM (
					SELECT "account_id", "version", "lot_id", "balance_after",
						sum("credits") OVER (PARTITION BY "account_id", "lot_id" ORDER BY "version" ROWS UNBOUNDED PRECEDING) AS "remaining_after"
					FROM "ledger_entry"
				) AS "history"
				WHERE "remaining_after" < 0 OR "balance_after" < 0`,
		},
	],
};
