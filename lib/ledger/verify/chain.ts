import { entryHashSql, firstHashSql } from "../posting/entry-hash-sql.ts";
import { type LedgerChecks, pairOf } from "./ledger-check.ts";

const ID = pairOf(`"account_id"`, `"version"`);

/** Every entry that doesn't follow from the one before it, with what that one says. */
const BROKEN = `
	SELECT * FROM (
		SELECT "entry".*, ${entryHashSql(`"entry"`, `coalesce("hash_before", ${firstHashSql(`"account_id"`)})`)} AS "hash_due"
		FROM (
			SELECT "entry".*,
				coalesce(lag("version") OVER "chain", 0) AS "version_before",
				coalesce(lag("balance_after") OVER "chain", 0) AS "balance_before",
				lag("posted_at") OVER "chain" AS "posted_before",
				lag("hash") OVER "chain" AS "hash_before"
			FROM "ledger_entry" AS "entry" WINDOW "chain" AS (PARTITION BY "account_id" ORDER BY "version")
		) AS "entry"
	) AS "link"
	WHERE "version" <> "version_before" + 1 OR "balance_after" <> "balance_before" + "credits"
		OR "posted_at" < "posted_before" OR "hash" <> "hash_due"`;

/** A pool beside the version and time of its last entry. */
const LAST = `
	SELECT "pool".*, coalesce("last"."version", 0) AS "last_version", "last"."posted_at"
	FROM "pool"
	LEFT JOIN (
		SELECT "account_id", max("version") AS "version", max("posted_at") AS "posted_at" FROM "ledger_entry" GROUP BY "account_id"
	) AS "last" ON "last"."account_id" = "pool"."account_id"`;

/**
 * A pool's entries are one chain: counted without gaps, each balance following from the one before, in time, each hash
 * proving the entry and all before it.
 */
export const chain: LedgerChecks = {
	shared: { broken: BROKEN, last: LAST },
	checks: [
		{
			invariant: 4,
			holds: "versions count a pool's entries without gaps",
			violations: `
				SELECT ${ID} AS "id", format('Account %s has an entry %s, and the one before is %s.', "account_id", "version", "version_before") AS "sentence"
				FROM "broken" WHERE "version" <> "version_before" + 1`,
		},
		{
			invariant: 4,
			holds: "a pool's version and last posting are those of its last entry",
			violations: `
				SELECT "account_id"::text AS "id", format('Account %s has version %s, last posted to at %s, but its last entry has version %s, posted at %s.',
					"account_id", "version", coalesce("last_posted_at"::text, 'no time'), "last_version", coalesce("posted_at"::text, 'no time')) AS "sentence"
				FROM "last" WHERE "version" <> "last_version" OR "last_posted_at" IS DISTINCT FROM "posted_at"`,
		},
		{
			invariant: 4,
			holds: "each balance follows from the one before",
			violations: `
				SELECT ${ID} AS "id", format('Entry %s changes account %s by %s credits, but takes its balance from %s to %s.',
					"version", "account_id", "credits", "balance_before", "balance_after") AS "sentence"
				FROM "broken" WHERE "balance_after" <> "balance_before" + "credits"`,
		},
		{
			invariant: 4,
			holds: "posted_at never goes back",
			violations: `
				SELECT ${ID} AS "id", format('Entry %s of account %s was posted at %s, before the one before it at %s.',
					"version", "account_id", "posted_at", "posted_before") AS "sentence"
				FROM "broken" WHERE "posted_at" < "posted_before"`,
		},
		{
			invariant: 4,
			holds: "each hash is that of the entry and of the hash before",
			violations: `
				SELECT ${ID} AS "id", format('Entry %s of account %s has the hash %s, but what it says and the hash before make %s.',
					"version", "account_id", encode("hash", 'hex'), encode("hash_due", 'hex')) AS "sentence"
				FROM "broken" WHERE "hash" <> "hash_due"`,
		},
		{
			invariant: 4,
			holds: "a pool's head is the hash of its last entry",
			violations: `
				SELECT "account_id"::text AS "id", format('Account %s has the head %s, but its last entry, %s, has the hash %s.',
					"account_id", encode("head", 'hex'), "last_version", encode("hash", 'hex')) AS "sentence"
				FROM (
					SELECT "last"."account_id", "last"."head", "last"."last_version", coalesce("entry"."hash", ${firstHashSql(`"last"."account_id"`)}) AS "hash"
					FROM "last" LEFT JOIN "ledger_entry" AS "entry"
						ON "entry"."account_id" = "last"."account_id" AND "entry"."version" = "last"."last_version"
				) AS "pool" WHERE "head" <> "hash"`,
		},
	],
};
