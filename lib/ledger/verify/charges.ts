import { type LedgerChecks, pairOf } from "./ledger-check.ts";

/** Every entry of a charge that doesn't say what its charge says. */
const STRANGE = `
	SELECT "entry"."account_id", "entry"."version", "entry"."kind", "entry"."client", "entry"."charge_id",
		"entry"."user_id", "entry"."posted_at", "charge"."client" AS "client_of_charge"
	FROM "ledger_entry" AS "entry"
	LEFT JOIN "charge" ON "charge"."client" = "entry"."client" AND "charge"."id" = "entry"."charge_id"
	LEFT JOIN "pool" ON "pool"."account_id" = "entry"."account_id"
	WHERE "entry"."charge_id" IS NOT NULL AND ("charge"."id" IS NULL
		OR ("entry"."user_id", "pool"."credit_type_id") IS DISTINCT FROM ("charge"."user_id", "charge"."credit_type_id")
		OR ("entry"."kind" = 'charge' AND ("entry"."posted_at" <> "charge"."posted_at" OR "entry"."slice" IS NULL))
		OR ("entry"."slice_credits" IS NOT NULL AND ("entry"."service", "entry"."item", "entry"."reference", "entry"."tags")
			IS DISTINCT FROM ("charge"."service", "charge"."item", "charge"."reference", "charge"."tags")))`;

/** A charge, the entries of its slices and its usage rows say the same. */
export const charges: LedgerChecks = {
	shared: { strange: STRANGE },
	checks: [
		{
			invariant: 10,
			holds: "every entry of a charge has its charge",
			violations: `
				SELECT ${pairOf(`"account_id"`, `"version"`)} AS "id", format('Entry %s of account %s (%s) is of charge %s of %s, which does not exist.',
					"version", "account_id", "kind", "charge_id", "client") AS "sentence"
				FROM "strange" WHERE "client_of_charge" IS NULL`,
		},
		{
			invariant: 5,
			holds: "every entry of a charge says what its charge says",
			violations: `
				SELECT ${pairOf(`"account_id"`, `"version"`)} AS "id",
					format('Entry %s of account %s (%s, user %s, posted at %s) differs from its charge %s: in user, credit type, time, slice, service, item, reference or tags.',
					"version", "account_id", "kind", coalesce("user_id"::text, 'none'), "posted_at", "charge_id") AS "sentence"
				FROM "strange" WHERE "client_of_charge" IS NOT NULL`,
		},
		{
			invariant: 5,
			holds: "the last entry of a slice is its usage row, and says what its entries add up to",
			violations: `
				SELECT concat_ws(' ', "account_id", "charge_id") AS "id",
					format('Account %s paid %s credits of charge %s, the last of them with entry %s, of what expires at %s; it has %s usage rows, the last one entry %s of %s credits, which expire at %s, in slices %s to %s.',
					"account_id", "credits", "charge_id", "version", coalesce("expires_at"::text, 'never'),
					"usage_rows", coalesce("usage_version", 0), coalesce("slice_credits", 0), coalesce("slice_expires_at"::text, 'never'),
					coalesce("first_slice"::text, 'none'), coalesce("last_slice"::text, 'none')) AS "sentence"
				FROM (
					SELECT "entry"."account_id", "entry"."charge_id", -sum("entry"."credits") AS "credits", max("entry"."version") AS "version",
						min("lot"."expires_at") AS "expires_at", count("entry"."slice_credits") AS "usage_rows",
						max("entry"."version") FILTER (WHERE "entry"."slice_credits" IS NOT NULL) AS "usage_version",
						max("entry"."slice_credits") AS "slice_credits", max("entry"."slice_expires_at") AS "slice_expires_at",
						min("entry"."slice") AS "first_slice", max("entry"."slice") AS "last_slice"
					FROM "ledger_entry" AS "entry"
					LEFT JOIN "lot" ON "lot"."account_id" = "entry"."account_id" AND "lot"."id" = "entry"."lot_id"
					WHERE "entry"."kind" = 'charge' GROUP BY "entry"."account_id", "entry"."charge_id"
				) AS "slice"
				WHERE "usage_rows" <> 1 OR "first_slice" IS DISTINCT FROM "last_slice"
					OR ("credits", "version", "expires_at") IS DISTINCT FROM ("slice_credits", "usage_version", "slice_expires_at")`,
		},
		{
			invariant: 5,
			holds: "a charge names its usage rows in the order of its slices, and they add up to it",
			violations: `
				SELECT "charge"."id"::text, format('Charge %s is of %s credits and names the entries %s of accounts %s, but its usage rows are of %s credits, slices %s, entries %s of accounts %s.',
					"charge"."id", "charge"."charged", "charge"."versions", "charge"."account_ids", coalesce("usage"."credits", 0),
					coalesce("usage"."slices", '{}'), coalesce("usage"."versions", '{}'), coalesce("usage"."account_ids", '{}')) AS "sentence"
				FROM "charge"
				LEFT JOIN (
					SELECT "client", "charge_id", sum("slice_credits") AS "credits", array_agg("slice" ORDER BY "slice") AS "slices",
						array_agg("version" ORDER BY "slice") AS "versions", array_agg("account_id" ORDER BY "slice") AS "account_ids"
					FROM "ledger_entry" WHERE "slice_credits" IS NOT NULL GROUP BY "client", "charge_id"
				) AS "usage" ON "usage"."client" = "charge"."client" AND "usage"."charge_id" = "charge"."id"
				WHERE ("charge"."charged", "charge"."versions", "charge"."account_ids")
						IS DISTINCT FROM (coalesce("usage"."credits", 0), coalesce("usage"."versions", '{}'), coalesce("usage"."account_ids", '{}'))
					OR ("usage"."slices"[1] <> 0 OR "usage"."slices"[cardinality("usage"."slices")] <> cardinality("usage"."slices") - 1)`,
		},
	],
};
