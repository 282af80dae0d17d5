import { type LedgerChecks, pairOf } from "./ledger-check.ts";

/** What a hold pins: by its row, by its slices, and by the charge that captured it. */
export const holds: LedgerChecks = {
	checks: [
		{
			invariant: 10,
			holds: "every slice of a hold has its hold",
			violations: `
				SELECT ${pairOf(`"slice"."hold_id"`, `"slice"."lot_id"`)} AS "id", format('%s credits of lot %s are set aside for hold %s, which does not exist.',
					"slice"."credits", "slice"."lot_id", "slice"."hold_id") AS "sentence"
				FROM "hold_slice" AS "slice" LEFT JOIN "hold" ON "hold"."id" = "slice"."hold_id"
				WHERE "hold"."id" IS NULL`,
		},
		{
			invariant: 3,
			holds: "a hold's slices are what it holds, in lots of the pools that it names",
			violations: `
				SELECT "hold"."id"::text, format('Hold %s is of %s credits of accounts %s, but its slices add up to %s, in lots of accounts %s.',
					"hold"."id", "hold"."credits", "hold"."account_ids", coalesce("slices"."credits", 0), coalesce("slices"."account_ids", '{}')) AS "sentence"
				FROM "hold"
				LEFT JOIN (
					SELECT "slice"."hold_id", sum("slice"."credits") AS "credits", array_agg(DISTINCT "lot"."account_id") AS "account_ids"
					FROM "hold_slice" AS "slice"
					LEFT JOIN "lot" ON "lot"."account_id" = "slice"."account_id" AND "lot"."id" = "slice"."lot_id"
					GROUP BY "slice"."hold_id"
				) AS "slices" ON "slices"."hold_id" = "hold"."id"
				WHERE coalesce("slices"."credits", 0) <> CASE "hold"."covered_by" WHEN 'credits' THEN "hold"."credits" ELSE 0 END
					OR cardinality("hold"."account_ids") <> coalesce(cardinality("slices"."account_ids"), 0)
					OR NOT "hold"."account_ids" @> coalesce("slices"."account_ids", '{}')`,
		},
		{
			invariant: 6,
			holds: "a hold is captured by one charge, of what was captured",
			violations: `
				SELECT "hold"."id"::text, format('Hold %s of user %s is %s, with %s credits captured, but its charge is of %s credits for user %s.',
					"hold"."id", "hold"."user_id", "hold"."status", "hold"."captured", coalesce("charge"."charged", 0), coalesce("charge"."user_id"::text, 'none')) AS "sentence"
				FROM "hold" LEFT JOIN "charge" ON "charge"."client" = "hold"."client" AND "charge"."hold_id" = "hold"."id"
				WHERE ("hold"."status" = 'captured') <> ("charge"."id" IS NOT NULL)
					OR ("charge"."id" IS NULL AND "hold"."captured" <> 0)
					OR ("charge"."user_id", "charge"."credit_type_id", "charge"."covered_by", "charge"."requested", "charge"."subscription_id")
						<> ("hold"."user_id", "hold"."credit_type_id", "hold"."covered_by", "hold"."captured", "hold"."subscription_id")`,
		},
		{
			invariant: 8,
			holds: "an open hold lives for at most 30 days",
			violations: `
				SELECT "id"::text, format('Hold %s was placed at %s and lives until %s.', "id", "placed_at", "expires_at") AS "sentence"
				FROM "hold" WHERE "status" = 'open' AND "expires_at" > "placed_at" + interval '720 hours'`,
		},
		{
			invariant: 8,
			holds: "no hold was placed on an expired lot",
			violations: `
				SELECT "hold"."id"::text, format('Hold %s set %s credits aside at %s in lot %s, which had expired at %s.',
					"hold"."id", "slice"."credits", "hold"."placed_at", "lot"."id", "lot"."expires_at") AS "sentence"
				FROM "hold"
				JOIN "hold_slice" AS "slice" ON "slice"."hold_id" = "hold"."id"
				JOIN "lot" ON "lot"."account_id" = "slice"."account_id" AND "lot"."id" = "slice"."lot_id"
				WHERE "lot"."expires_at" <= "hold"."placed_at"`,
		},
	],
};
