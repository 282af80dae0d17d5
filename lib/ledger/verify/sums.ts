import { type Check, ENTRIES } from "./check.ts";

/** The amounts stored on an account and a lot are the sums of their parts. */
export const sums: readonly Check[] = [
	{
		invariant: 3,
		holds: "an account's balance is the sum of its lots",
		violations: `
			SELECT "account"."id"::text, format('Account %s has a balance of %s credits, but its lots have %s remaining.',
				"account"."id", "account"."balance", coalesce("lots"."remaining", 0)) AS "sentence"
			FROM "account"
			LEFT JOIN (SELECT "account_id", sum("remaining") AS "remaining" FROM "lot" GROUP BY "account_id") AS "lots"
				ON "lots"."account_id" = "account"."id"
			WHERE "account"."balance" <> coalesce("lots"."remaining", 0)`,
	},
	{
		invariant: 3,
		holds: "an account's balance is the sum of its transfers",
		violations: `
			SELECT "account"."id"::text, format('Account %s has a balance of %s credits, but its transfers add up to %s.',
				"account"."id", "account"."balance", coalesce("entries"."credits", 0)) AS "sentence"
			FROM "account"
			LEFT JOIN (SELECT "account_id", sum("credits") AS "credits" FROM (${ENTRIES}) AS "entry" GROUP BY "account_id") AS "entries"
				ON "entries"."account_id" = "account"."id"
			WHERE "account"."kind" IN ('wallet', 'share_group') AND "account"."balance" <> coalesce("entries"."credits", 0)`,
	},
	{
		invariant: 3,
		holds: "an account's held is the sum of what its lots hold",
		violations: `
			SELECT "account"."id"::text, format('Account %s says that %s credits are held, but its lots hold %s.',
				"account"."id", "account"."held", coalesce("lots"."held", 0)) AS "sentence"
			FROM "account"
			LEFT JOIN (SELECT "account_id", sum("held") AS "held" FROM "lot" GROUP BY "account_id") AS "lots"
				ON "lots"."account_id" = "account"."id"
			WHERE "account"."held" <> coalesce("lots"."held", 0)`,
	},
	{
		invariant: 3,
		holds: "a lot's remaining is the sum of its transfers",
		violations: `
			SELECT "lot"."id"::text, format('Lot %s has %s credits remaining, but its transfers add up to %s.',
				"lot"."id", "lot"."remaining", coalesce("entries"."credits", 0)) AS "sentence"
			FROM "lot"
			LEFT JOIN (SELECT "lot_id", sum("credits") AS "credits" FROM (${ENTRIES}) AS "entry" GROUP BY "lot_id") AS "entries"
				ON "entries"."lot_id" = "lot"."id"
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
				SELECT "hold_slice"."lot_id", sum("hold_slice"."credits") AS "credits"
				FROM "hold_slice" JOIN "hold" ON "hold"."id" = "hold_slice"."hold_id"
				WHERE "hold"."status" = 'open' GROUP BY "hold_slice"."lot_id"
			) AS "slices" ON "slices"."lot_id" = "lot"."id"
			WHERE "lot"."held" <> coalesce("slices"."credits", 0)`,
	},
	{
		invariant: 3,
		holds: "a transfer names a lot of the account on each side that is a pool, and on no other",
		violations: `
			SELECT "entry"."transfer_id"::text AS "id", format('Transfer %s names lot %s for account %s (%s), but that lot belongs to account %s.',
				"entry"."transfer_id", coalesce("entry"."lot_id"::text, 'none'), "entry"."account_id", "account"."kind",
				coalesce("lot"."account_id"::text, 'none')) AS "sentence"
			FROM (${ENTRIES}) AS "entry"
			JOIN "account" ON "account"."id" = "entry"."account_id"
			LEFT JOIN "lot" ON "lot"."id" = "entry"."lot_id"
			WHERE "lot"."account_id" IS DISTINCT FROM
				CASE WHEN "account"."kind" IN ('wallet', 'share_group') THEN "account"."id" END`,
	},
	{
		invariant: 3,
		holds: "a hold's slices are what it holds, each in a lot of its account",
		violations: `
			SELECT "hold"."id"::text, format('Hold %s is of %s credits, but its slices add up to %s, %s of them in lots of another account.',
				"hold"."id", "hold"."credits", coalesce(sum("slice"."credits"), 0),
				coalesce(sum("slice"."credits") FILTER (WHERE "lot"."account_id" <> "slice"."account_id"), 0)) AS "sentence"
			FROM "hold"
			LEFT JOIN "hold_slice" AS "slice" ON "slice"."hold_id" = "hold"."id"
			LEFT JOIN "lot" ON "lot"."id" = "slice"."lot_id"
			WHERE "hold"."covered_by" = 'credits'
			GROUP BY "hold"."id"
			HAVING "hold"."credits" <> coalesce(sum("slice"."credits"), 0)
				OR bool_or("lot"."account_id" <> "slice"."account_id")`,
	},
];
