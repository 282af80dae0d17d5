import { dayOf, type LedgerChecks } from "./ledger-check.ts";

/**
 * The totals per day are what the usage rows say: by day of the charge in the deployment's time zone, cancelled ones left
 * out.
 */
export const usageDaily: LedgerChecks = {
	checks: [
		{
			invariant: 7,
			holds: "usage_daily equals what the usage rows say",
			violations: `
				SELECT concat_ws(' ', "account_id", "day", "user_id", "service") AS "id",
					format('On %s, user %s used %s credits (%s refunded, %s charges) of account %s for %s according to the entries, but usage_daily says %s (%s refunded, %s charges).',
					"day", "user_id", sum("charged"), sum("refunded"), sum("charges"), "account_id", "service",
					sum("daily_charged"), sum("daily_refunded"), sum("daily_charges")) AS "sentence"
				FROM (
					SELECT "usage"."account_id", "usage"."user_id", ${dayOf(`"usage"."posted_at"`)} AS "day", "usage"."service",
						"usage"."slice_credits" AS "charged", coalesce("back"."refunded", 0) AS "refunded", 1 AS "charges",
						0 AS "daily_charged", 0 AS "daily_refunded", 0 AS "daily_charges"
					FROM "ledger_entry" AS "usage"
					LEFT JOIN (
						SELECT "account_id", "slice_version", sum("credits") AS "refunded", bool_or("kind" = 'cancellation') AS "is_cancelled"
						FROM "ledger_entry" WHERE "slice_version" IS NOT NULL GROUP BY "account_id", "slice_version"
					) AS "back" ON "back"."account_id" = "usage"."account_id" AND "back"."slice_version" = "usage"."version"
					WHERE "usage"."slice_credits" IS NOT NULL AND "back"."is_cancelled" IS NOT TRUE
					UNION ALL
					SELECT "account_id", "user_id", "day", "service", 0, 0, 0, "charged", "refunded", "charges" FROM "usage_daily"
				) AS "both"
				GROUP BY "account_id", "user_id", "day", "service"
				HAVING (sum("charged"), sum("refunded"), sum("charges"))
					<> (sum("daily_charged"), sum("daily_refunded"), sum("daily_charges"))`,
		},
		{
			invariant: 7,
			holds: "covered_daily equals what the covered charges say",
			violations: `
				SELECT concat_ws(' ', "user_id", "credit_type_id", "day") AS "id",
					format('On %s, %s charges of user %s for %s were covered, but covered_daily says %s.',
					"day", sum("charges"), "user_id", "credit_type_id", sum("daily_charges")) AS "sentence"
				FROM (
					SELECT "user_id", "credit_type_id", ${dayOf(`"posted_at"`)} AS "day", 1 AS "charges", 0 AS "daily_charges"
					FROM "charge" WHERE "covered_by" <> 'credits' AND "status" <> 'cancelled'
					UNION ALL
					SELECT "user_id", "credit_type_id", "day", 0, "charges" FROM "covered_daily"
				) AS "both"
				GROUP BY "user_id", "credit_type_id", "day"
				HAVING sum("charges") <> sum("daily_charges")`,
		},
	],
};
