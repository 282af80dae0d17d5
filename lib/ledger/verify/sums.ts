import { type LedgerChecks, pairOf } from "./ledger-check.ts";

/** The amounts stored on a pool and a lot are the sums of their parts. */
export const sums: LedgerChecks = {
	shared: {
		lots: `SELECT "account_id", sum("remaining") AS "remaining", sum("held") AS "held" FROM "lot" GROUP BY "account_id"`,
	},
	checks: [
		{
			invariant: 3,
			holds: "a pool's balance is the sum of its lots",
			violations: `
				SELECT "pool"."account_id"::text AS "id", format('Account %s has a balance of %s credits, but its lots have %s remaining.',
					"pool"."account_id", "pool"."balance", coalesce("lots"."remaining", 0)) AS "sentence"
				FROM "pool" LEFT JOIN "lots" ON "lots"."account_id" = "pool"."account_id"
				WHERE "pool"."balance" <> coalesce("lots"."remaining", 0)`,
		},
		{
			invariant: 3,
			holds: "a pool's balance is the sum of its entries",
			violations: `
				SELECT "pool"."account_id"::text AS "id", format('Account %s has a balance of %s credits, but its entries add up to %s.',
					"pool"."account_id", "pool"."balance", coalesce("entries"."credits", 0)) AS "sentence"
				FROM "pool"
				LEFT JOIN (SELECT "account_id", sum("credits") AS "credits" FROM "ledger_entry" GROUP BY "account_id") AS "entries"
					ON "entries"."account_id" = "pool"."account_id"
				WHERE "pool"."balance" <> coalesce("entries"."credits", 0)`,
		},
		{
			invariant: 3,
			holds: "a pool's held is the sum of what its lots hold",
			violations: `
				SELECT "pool"."account_id"::text AS "id", format('Account %s says that %s credits are held, but its lots hold %s.',
					"pool"."account_id", "pool"."held", coalesce("lots"."held", 0)) AS "sentence"
				FROM "pool" LEFT JOIN "lots" ON "lots"."account_id" = "pool"."account_id"
				WHERE "pool"."held" <> coalesce("lots"."held", 0)`,
		},
		{
			invariant: 3,
			holds: "a lot's remaining is the sum of its entries",
			violations: `
				SELECT "lot"."id"::text, format('Lot %s has %s credits remaining, but its entries add up to %s.',
					"lot"."id", "lot"."remaining", coalesce("entries"."credits", 0)) AS "sentence"
				FROM "lot"
				LEFT JOIN (
					SELECT "account_id", "lot_id", sum("credits") AS "credits" FROM "ledger_entry" GROUP BY "account_id", "lot_id"
				) AS "entries" ON "entries"."account_id" = "lot"."account_id" AND "entries"."lot_id" = "lot"."id"
				WHERE "lot"."remaining" <> coalesce("entries"."credits", 0)`,
		},
		{
			invariant: 3,
			holds: "a lot's held is the sum of its open hold slices",
			violations: `
				SELECT "lot"."id"::text, format('Lot %s says that %s credits are held, but open holds have set %s aside in it.',
					"lot"."id", "lot"."held", coalesce("slices"."credits", 0)) AS "sentence"
				FROM "lot"
				LEFT JOIN (
					SELECT "slice"."account_id", "slice"."lot_id", sum("slice"."credits") AS "credits"
					FROM "hold_slice" AS "slice" JOIN "hold" ON "hold"."id" = "slice"."hold_id"
					WHERE "hold"."status" = 'open' GROUP BY "slice"."account_id", "slice"."lot_id"
				) AS "slices" ON "slices"."account_id" = "lot"."account_id" AND "slices"."lot_id" = "lot"."id"
				WHERE "lot"."held" <> coalesce("slices"."credits", 0)`,
		},
		{
			invariant: 3,
			holds: "a lot is closed exactly when it is empty",
			violations: `
				SELECT "id"::text, format('Lot %s has %s credits remaining and %s.', "id", "remaining",
					coalesce('was closed at ' || "closed_at"::text, 'is not closed')) AS "sentence"
				FROM "lot" WHERE ("remaining" = 0) <> ("closed_at" IS NOT NULL)`,
		},
		{
			invariant: 3,
			holds: "an entry names a lot of its own account",
			violations: `
				SELECT ${pairOf(`"entry"."account_id"`, `"entry"."version"`)} AS "id", format('Entry %s of account %s names lot %s, which that account does not have.',
					"entry"."version", "entry"."account_id", "entry"."lot_id") AS "sentence"
				FROM "ledger_entry" AS "entry"
				LEFT JOIN "lot" ON "lot"."account_id" = "entry"."account_id" AND "lot"."id" = "entry"."lot_id"
				WHERE "lot"."id" IS NULL`,
		},
	],
};
