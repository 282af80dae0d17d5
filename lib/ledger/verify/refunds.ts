import { type LedgerChecks, pairOf } from "./ledger-check.ts";

/** What each charge was given back, by the entries. */
const GIVEN_BACK = `
	SELECT "charge"."id", "charge"."charged", "charge"."refunded", "charge"."status",
		coalesce("back"."refunds", 0) AS "refunds", coalesce("back"."cancellations", 0) AS "cancellations"
	FROM "charge"
	LEFT JOIN (
		SELECT "client", "charge_id", sum("credits") FILTER (WHERE "kind" = 'refund') AS "refunds",
			sum("credits") FILTER (WHERE "kind" = 'cancellation') AS "cancellations"
		FROM "ledger_entry" WHERE "kind" IN ('refund', 'cancellation') GROUP BY "client", "charge_id"
	) AS "back" ON "back"."client" = "charge"."client" AND "back"."charge_id" = "charge"."id"
	WHERE "charge"."refunded" <> 0 OR "charge"."status" <> 'posted' OR "back"."charge_id" IS NOT NULL`;

/** What was given back is what had been taken, and no more than that. */
export const refunds: LedgerChecks = {
	shared: { given_back: GIVEN_BACK },
	checks: [
		{
			invariant: 6,
			holds: "what a charge says was refunded is what was given back, and no more than was charged",
			violations: `
				SELECT "id"::text, format('Charge %s of %s credits is %s and says that %s were refunded, but its refunds and cancellations add up to %s.',
					"id", "charged", "status", "refunded", "refunds" + "cancellations") AS "sentence"
				FROM "given_back"
				WHERE "refunded" <> "refunds" + "cancellations" OR "refunds" + "cancellations" > "charged"
					OR NOT CASE "status"
						WHEN 'posted' THEN "refunded" = 0
						WHEN 'partly_refunded' THEN "refunded" > 0 AND "refunded" < "charged"
						ELSE "refunded" = "charged" END`,
		},
		{
			invariant: 6,
			holds: "a cancelled charge is given back whole, by cancellations alone, and no other has any",
			violations: `
				SELECT "id"::text, format('Charge %s of %s credits is %s, but %s were given back by refunds and %s by cancellations.',
					"id", "charged", "status", "refunds", "cancellations") AS "sentence"
				FROM "given_back"
				WHERE CASE "status" WHEN 'cancelled' THEN "refunds" <> 0 OR "cancellations" <> "charged" ELSE "cancellations" <> 0 END`,
		},
		{
			invariant: 6,
			holds: "a refund names its slice's usage row, and gives back an entry of that slice, no more than it took",
			violations: `
				SELECT ${pairOf(`"back"."account_id"`, `"back"."reverses_version"`)} AS "id",
					format('Entry %s of account %s (%s) took %s credits for charge %s, but entries of charge %s, under usage rows %s to %s, gave back %s of it.',
					"back"."reverses_version", "back"."account_id", coalesce("taken"."kind"::text, 'none'), coalesce(-"taken"."credits", 0),
					coalesce("taken"."charge_id"::text, 'none'), min("back"."charge_id"::text), min("back"."slice_version"), max("back"."slice_version"), sum("back"."credits")) AS "sentence"
				FROM "ledger_entry" AS "back"
				LEFT JOIN "ledger_entry" AS "taken" ON "taken"."account_id" = "back"."account_id" AND "taken"."version" = "back"."reverses_version"
				LEFT JOIN "ledger_entry" AS "usage" ON "usage"."account_id" = "back"."account_id" AND "usage"."version" = "back"."slice_version"
				WHERE "back"."kind" IN ('refund', 'cancellation')
				GROUP BY "back"."account_id", "back"."reverses_version", "taken"."account_id", "taken"."version", "taken"."kind", "taken"."credits", "taken"."charge_id"
				HAVING sum("back"."credits") > coalesce(-"taken"."credits", 0)
					OR bool_or("taken"."kind" IS DISTINCT FROM 'charge' OR "usage"."slice_credits" IS NULL
						OR ("taken"."client", "taken"."charge_id", "taken"."slice") IS DISTINCT FROM ("back"."client", "back"."charge_id", "back"."slice")
						OR ("usage"."client", "usage"."charge_id", "usage"."slice") IS DISTINCT FROM ("back"."client", "back"."charge_id", "back"."slice"))`,
		},
	],
};
