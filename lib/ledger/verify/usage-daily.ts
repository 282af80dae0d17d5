import type { Check } from "./check.ts";

/** The totals per day are what the charges say: day of the charge in the deployment's time zone, cancelled ones left out. */
export const usageDaily: readonly Check[] = [
	{
		invariant: 7,
		holds: "usage_daily equals what the charges say",
		violations: `
			SELECT concat_ws(' ', "user_id", "account_id", "credit_type_id", "day") AS "id",
				format('On %s, user %s used %s credits (%s refunded, %s charges) of %s from %s according to the charges, but usage_daily says %s (%s refunded, %s charges).',
				"day", "user_id", sum("charged"), sum("refunded"), sum("charges"), "credit_type_id",
				coalesce('account ' || "account_id", 'a subscription'),
				sum("daily_charged"), sum("daily_refunded"), sum("daily_charges")) AS "sentence"
			FROM (
				SELECT "slice"."account_id", "slice"."user_id", "slice"."credit_type_id",
					("slice"."posted_at" AT TIME ZONE (SELECT "time_zone" FROM "deployment"))::date AS "day",
					"slice"."credits" AS "charged", "slice"."refunded", 1 AS "charges",
					0 AS "daily_charged", 0 AS "daily_refunded", 0 AS "daily_charges"
				FROM "charge_slice" AS "slice" JOIN "charge" ON "charge"."id" = "slice"."charge_id"
				WHERE "charge"."status" <> 'cancelled'
				UNION ALL
				SELECT "account_id", "user_id", "credit_type_id", "day", 0, 0, 0, "charged", "refunded", "charges"
				FROM "usage_daily"
			) AS "both"
			GROUP BY "account_id", "user_id", "credit_type_id", "day"
			HAVING (sum("charged"), sum("refunded"), sum("charges"))
				<> (sum("daily_charged"), sum("daily_refunded"), sum("daily_charges"))`,
	},
];
