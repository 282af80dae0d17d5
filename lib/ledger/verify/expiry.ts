import { type LedgerChecks, pairOf } from "./ledger-check.ts";

/** Expired credits are gone, and a lot's kind, order and expiry are those of the lot in which its credits first arrived. */
export const expiry: LedgerChecks = {
	checks: [
		{
			invariant: 8,
			// What was refunded to a deleted share group returned to the wallet at once, even to an expired lot, and expired there.
			holds: "no credits leave an expired lot, other than by expiry or through a hold placed before",
			violations: `
				SELECT ${pairOf(`"entry"."account_id"`, `"entry"."version"`)} AS "id",
					format('Entry %s of account %s (%s) took %s credits out of lot %s at %s, which had expired at %s.',
					"entry"."version", "entry"."account_id", "entry"."kind", -"entry"."credits", "entry"."lot_id", "entry"."posted_at", "entry"."expires_at") AS "sentence"
				FROM (
					SELECT "entry".*, "lot"."expires_at" FROM "ledger_entry" AS "entry"
					JOIN "lot" ON "lot"."account_id" = "entry"."account_id" AND "lot"."id" = "entry"."lot_id"
					WHERE "lot"."expires_at" <= "entry"."posted_at" AND "entry"."credits" < 0 AND "entry"."kind" <> 'expiry'
				) AS "entry"
				LEFT JOIN "charge" ON "charge"."client" = "entry"."client" AND "charge"."id" = "entry"."charge_id" AND "entry"."kind" = 'charge'
				LEFT JOIN "hold" ON "hold"."client" = "charge"."client" AND "hold"."id" = "charge"."hold_id"
				LEFT JOIN "hold_slice" AS "slice" ON "slice"."hold_id" = "hold"."id" AND "slice"."account_id" = "entry"."account_id"
					AND "slice"."lot_id" = "entry"."lot_id"
				LEFT JOIN "ledger_entry" AS "refund" ON "refund"."account_id" = "entry"."account_id" AND "refund"."version" = "entry"."version" - 1
					AND "refund"."kind" IN ('refund', 'cancellation') AND "entry"."kind" = 'return'
					AND ("refund"."movement_id", "refund"."lot_id", "refund"."credits") = ("entry"."movement_id", "entry"."lot_id", -"entry"."credits")
				WHERE "refund"."version" IS NULL AND NOT coalesce("hold"."placed_at" < "entry"."expires_at" AND -"entry"."credits" <= "slice"."credits", false)`,
		},
		{
			invariant: 8,
			holds: "credits expire only once their lot has",
			violations: `
				SELECT ${pairOf(`"entry"."account_id"`, `"entry"."version"`)} AS "id", format('Entry %s of account %s took %s credits out of lot %s as expired at %s, but it expires at %s.',
					"entry"."version", "entry"."account_id", -"entry"."credits", "lot"."id", "entry"."posted_at", coalesce("lot"."expires_at"::text, 'never')) AS "sentence"
				FROM "ledger_entry" AS "entry"
				JOIN "lot" ON "lot"."account_id" = "entry"."account_id" AND "lot"."id" = "entry"."lot_id"
				WHERE "entry"."kind" = 'expiry' AND ("lot"."expires_at" > "entry"."posted_at" OR "lot"."expires_at" IS NULL)`,
		},
		{
			invariant: 8,
			holds: "a lot is of the kind, order and expiry of the lot in which its credits first arrived",
			violations: `
				SELECT "lot"."id"::text, format('Lot %s (%s, order %s, expires %s) came from lot %s of account %s (%s).',
					"lot"."id", "lot"."kind", coalesce("lot"."order_id"::text, 'none'), coalesce("lot"."expires_at"::text, 'never'), "lot"."origin_lot_id", "lot"."origin_account_id",
					CASE WHEN "origin"."id" IS NULL THEN 'which does not exist' ELSE format('%s, order %s, expires %s, itself %s', "origin"."kind", coalesce("origin"."order_id"::text, 'none'),
						coalesce("origin"."expires_at"::text, 'never'), coalesce('from ' || "origin"."origin_lot_id"::text, 'first')) END) AS "sentence"
				FROM "lot"
				LEFT JOIN "lot" AS "origin" ON "origin"."account_id" = "lot"."origin_account_id" AND "origin"."id" = "lot"."origin_lot_id"
				LEFT JOIN "pool" ON "pool"."account_id" = "lot"."account_id"
				LEFT JOIN "pool" AS "origin_pool" ON "origin_pool"."account_id" = "origin"."account_id"
				WHERE "lot"."origin_lot_id" IS NOT NULL AND ("origin"."id" IS NULL OR "origin"."origin_lot_id" IS NOT NULL
					OR ("lot"."kind", "lot"."order_id", "pool"."credit_type_id") IS DISTINCT FROM ("origin"."kind", "origin"."order_id", "origin_pool"."credit_type_id")
					OR ("lot"."expires_at" IS DISTINCT FROM "origin"."expires_at"
						AND ("lot"."expires_at" BETWEEN "origin"."expires_at" AND "origin"."expires_at" + interval '168 hours') IS NOT TRUE))`,
		},
	],
};
