import { type Check, ENTRIES } from "./check.ts";

/** Credits are neither made nor lost, and those of two types never mix. */
export const conservation: readonly Check[] = [
	{
		invariant: 1,
		holds: "pools hold what was issued, less what was spent and expired",
		violations: `
			SELECT "type"."id", format('Credit type %s: wallets and share groups hold %s credits, but %s were issued, %s spent and %s expired, which leaves %s.',
				"type"."id", "pools"."held", "out"."issued", "out"."spent", "out"."expired",
				"out"."issued" - "out"."spent" - "out"."expired") AS "sentence"
			FROM "credit_type" AS "type"
			CROSS JOIN LATERAL (
				SELECT coalesce(sum("balance"), 0) AS "held" FROM "account" WHERE "credit_type_id" = "type"."id"
			) AS "pools"
			JOIN (
				SELECT "account"."credit_type_id",
					coalesce(-sum("entry"."credits") FILTER (WHERE "account"."kind" = 'issued'), 0) AS "issued",
					coalesce(sum("entry"."credits") FILTER (WHERE "account"."kind" = 'spent'), 0) AS "spent",
					coalesce(sum("entry"."credits") FILTER (WHERE "account"."kind" = 'expired'), 0) AS "expired"
				FROM "account"
				LEFT JOIN (${ENTRIES}) AS "entry" ON "entry"."account_id" = "account"."id"
				WHERE "account"."kind" IN ('issued', 'spent', 'expired')
				GROUP BY "account"."credit_type_id"
			) AS "out" ON "out"."credit_type_id" = "type"."id"
			WHERE "pools"."held" <> "out"."issued" - "out"."spent" - "out"."expired"`,
	},
	{
		invariant: 1,
		holds: "a transfer stays within one credit type",
		violations: `
			SELECT "transfer"."id"::text, format('Transfer %s of %s %s credits goes from an account of %s to one of %s.',
				"transfer"."id", "transfer"."credits", "transfer"."credit_type_id",
				"from"."credit_type_id", "to"."credit_type_id") AS "sentence"
			FROM "transfer"
			JOIN "account" AS "from" ON "from"."id" = "transfer"."from_account_id"
			JOIN "account" AS "to" ON "to"."id" = "transfer"."to_account_id"
			WHERE "transfer"."credit_type_id" <> "from"."credit_type_id" OR "transfer"."credit_type_id" <> "to"."credit_type_id"`,
	},
];
