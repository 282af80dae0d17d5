import { type Check, ENTRIES } from "./check.ts";

/** Each pool's entries with the one before, in the order of their versions. */
const CHAIN = `
	SELECT "entry".*,
		coalesce(lag("version") OVER "chain", 0) AS "version_before",
		coalesce(lag("balance_after") OVER "chain", 0) AS "balance_before",
		lag("posted_at") OVER "chain" AS "posted_before"
	FROM (${ENTRIES}) AS "entry" WHERE "version" IS NOT NULL
	WINDOW "chain" AS (PARTITION BY "account_id" ORDER BY "version")`;

/** An account's transfers are one chain: counted without gaps, each balance following from the one before, in time. */
export const chain: readonly Check[] = [
	{
		invariant: 4,
		holds: "versions count an account's transfers without gaps",
		violations: `
			SELECT "transfer_id"::text AS "id", format('Transfer %s has version %s of account %s, and the one before has version %s.',
				"transfer_id", "version", "account_id", "version_before") AS "sentence"
			FROM (${CHAIN}) AS "link" WHERE "version" <> "version_before" + 1`,
	},
	{
		invariant: 4,
		holds: "an account's version and last posting are those of its last transfer",
		violations: `
			SELECT "account"."id"::text, format('Account %s has version %s, last posted to at %s, but its last transfer has version %s, posted at %s.',
				"account"."id", "account"."version", coalesce("account"."last_posted_at"::text, 'no time'),
				coalesce("last"."version", 0), coalesce("last"."posted_at"::text, 'no time')) AS "sentence"
			FROM "account"
			LEFT JOIN (
				SELECT "account_id", max("version") AS "version", max("posted_at") AS "posted_at"
				FROM (${ENTRIES}) AS "entry" WHERE "version" IS NOT NULL GROUP BY "account_id"
			) AS "last" ON "last"."account_id" = "account"."id"
			WHERE "account"."version" <> coalesce("last"."version", 0)
				OR "account"."last_posted_at" IS DISTINCT FROM "last"."posted_at"`,
	},
	{
		invariant: 4,
		holds: "each balance follows from the one before",
		violations: `
			SELECT "transfer_id"::text AS "id", format('Transfer %s changes account %s by %s credits, but takes its balance from %s to %s.',
				"transfer_id", "account_id", "credits", "balance_before", "balance_after") AS "sentence"
			FROM (${CHAIN}) AS "link" WHERE "balance_after" <> "balance_before" + "credits"`,
	},
	{
		invariant: 4,
		holds: "posted_at never goes back",
		violations: `
			SELECT "transfer_id"::text AS "id", format('Transfer %s, version %s of account %s, was posted at %s, before the one before it at %s.',
				"transfer_id", "version", "account_id", "posted_at", "posted_before") AS "sentence"
			FROM (${CHAIN}) AS "link" WHERE "posted_at" < "posted_before"`,
	},
];
