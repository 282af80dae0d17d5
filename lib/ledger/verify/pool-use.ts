import { NO_ADDRESS } from "../paying/make-addresses.ts";
import { dayOf, type LedgerChecks, pairOf } from "./ledger-check.ts";

/** What counts for limits is what was used and is held; an address is named where a share group pays. */
export const poolUse: LedgerChecks = {
	checks: [
		{
			invariant: 9,
			holds: "what counts for limits is what was used and is held, less what was given back",
			violations: `
				SELECT concat_ws(' ', "account_id", "user_id", "address_id", "day") AS "id",
					format('On %s, user %s used and held %s credits of account %s under address %s, but pool_use says %s.',
					"day", "user_id", sum("used"), "account_id", "address_id", sum("counted")) AS "sentence"
				FROM (
					SELECT "usage"."account_id", "usage"."user_id", coalesce("usage"."address_id", '${NO_ADDRESS}') AS "address_id",
						${dayOf(`coalesce("captured"."placed_at", "usage"."posted_at")`)} AS "day",
						"usage"."slice_credits" - coalesce("back"."credits", 0) AS "used", 0 AS "counted"
					FROM "ledger_entry" AS "usage"
					LEFT JOIN (
						SELECT "charge"."client", "charge"."id", "hold"."placed_at" FROM "charge"
						JOIN "hold" ON "hold"."client" = "charge"."client" AND "hold"."id" = "charge"."hold_id"
					) AS "captured" ON "captured"."client" = "usage"."client" AND "captured"."id" = "usage"."charge_id"
					LEFT JOIN (
						SELECT "account_id", "slice_version", sum("credits") AS "credits" FROM "ledger_entry"
						WHERE "slice_version" IS NOT NULL GROUP BY "account_id", "slice_version"
					) AS "back" ON "back"."account_id" = "usage"."account_id" AND "back"."slice_version" = "usage"."version"
					WHERE "usage"."slice_credits" IS NOT NULL
					UNION ALL
					SELECT "slice"."account_id", "hold"."user_id", coalesce("slice"."address_id", '${NO_ADDRESS}'),
						${dayOf(`"hold"."placed_at"`)}, "slice"."credits", 0
					FROM "hold_slice" AS "slice" JOIN "hold" ON "hold"."id" = "slice"."hold_id"
					WHERE "hold"."status" = 'open'
					UNION ALL
					SELECT "account_id", "user_id", "address_id", "day", 0, "credits" FROM "pool_use"
				) AS "both"
				GROUP BY "account_id", "user_id", "address_id", "day"
				HAVING sum("used") <> sum("counted")`,
		},
		{
			invariant: 9,
			holds: "what only raises allowed is forgiven, as long as it is not given back",
			violations: `
				SELECT concat_ws(' ', "account_id", "user_id", "address_id", "day") AS "id",
					format('On %s, raises alone allowed user %s to use %s credits of account %s under address %s, but pool_use forgives %s.',
					"day", "user_id", sum("forgiven"), "account_id", "address_id", sum("counted")) AS "sentence"
				FROM (
					SELECT "usage"."account_id", "usage"."user_id", coalesce("usage"."address_id", '${NO_ADDRESS}') AS "address_id",
						${dayOf(`coalesce("hold"."placed_at", "usage"."posted_at")`)} AS "day",
						greatest(0, "entry"."forgiven" - coalesce("back"."credits", 0)) AS "forgiven", 0 AS "counted"
					FROM "ledger_entry" AS "entry"
					JOIN "charge" ON "charge"."client" = "entry"."client" AND "charge"."id" = "entry"."charge_id"
					JOIN "ledger_entry" AS "usage" ON "usage"."account_id" = "entry"."account_id"
						AND "usage"."version" = "charge"."versions"["entry"."slice" + 1]
					LEFT JOIN "hold" ON "hold"."client" = "charge"."client" AND "hold"."id" = "charge"."hold_id"
					LEFT JOIN (
						SELECT "account_id", "reverses_version", sum("credits") AS "credits" FROM "ledger_entry"
						WHERE "reverses_version" IS NOT NULL GROUP BY "account_id", "reverses_version"
					) AS "back" ON "back"."account_id" = "entry"."account_id" AND "back"."reverses_version" = "entry"."version"
					WHERE "entry"."forgiven" IS NOT NULL
					UNION ALL
					SELECT "slice"."account_id", "hold"."user_id", coalesce("slice"."address_id", '${NO_ADDRESS}'),
						${dayOf(`"hold"."placed_at"`)}, "slice"."forgiven", 0
					FROM "hold_slice" AS "slice" JOIN "hold" ON "hold"."id" = "slice"."hold_id"
					WHERE "hold"."status" = 'open' AND "slice"."forgiven" IS NOT NULL
					UNION ALL
					SELECT "account_id", "user_id", "address_id", "day", 0, "forgiven" FROM "pool_use" WHERE "forgiven" <> 0
				) AS "both"
				GROUP BY "account_id", "user_id", "address_id", "day"
				HAVING sum("forgiven") <> sum("counted")`,
		},
		{
			invariant: 9,
			holds: "a pool says whether there is any limit on it",
			violations: `
				SELECT "pool"."account_id"::text AS "id", format('Account %s says %s, but has %s limits.', "pool"."account_id",
					CASE WHEN "is_limited" THEN 'that it is limited' ELSE 'that it is not limited' END, count("limit"."id")) AS "sentence"
				FROM "pool" LEFT JOIN "pool_limit" AS "limit" ON "limit"."account_id" = "pool"."account_id"
				GROUP BY "pool"."account_id", "pool"."is_limited" HAVING "is_limited" <> (count("limit"."id") > 0)`,
		},
		{
			invariant: 9,
			holds: "limits on a wallet name users, those on a share group addresses, and none the pool's owner",
			violations: `
				SELECT "limit"."id"::text, format('Limit %s on a %s is %s''s.', "limit"."id", "account"."kind",
					coalesce('user ' || "limit"."user_id"::text, 'address ' || "limit"."address_id"::text)) AS "sentence"
				FROM "pool_limit" AS "limit" JOIN "account" ON "account"."id" = "limit"."account_id"
				WHERE CASE WHEN "account"."kind" = 'wallet' THEN "limit"."address_id" IS NOT NULL OR "limit"."user_id" = "account"."user_id"
					ELSE "limit"."user_id" IS NOT NULL END`,
		},
		{
			invariant: 9,
			holds: "a usage row names an address exactly where a share group paid, and no other entry names any",
			violations: `
				SELECT ${pairOf(`"entry"."account_id"`, `"entry"."version"`)} AS "id", format('Entry %s of account %s (%s, %s) names %s.',
					"entry"."version", "entry"."account_id", "account"."kind", "entry"."kind", coalesce('address ' || "entry"."address_id"::text, 'no address')) AS "sentence"
				FROM "ledger_entry" AS "entry" JOIN "account" ON "account"."id" = "entry"."account_id"
				WHERE ("account"."kind" = 'share_group' AND "entry"."slice_credits" IS NOT NULL) <> ("entry"."address_id" IS NOT NULL)`,
		},
		{
			invariant: 9,
			holds: "what is on hold names an address exactly where a share group pays",
			violations: `
				SELECT ${pairOf(`"slice"."hold_id"`, `"slice"."lot_id"`)} AS "id", format('Hold %s has set credits of a %s aside and names %s.', "slice"."hold_id", "account"."kind",
					coalesce('address ' || "slice"."address_id"::text, 'no address')) AS "sentence"
				FROM "hold_slice" AS "slice" JOIN "account" ON "account"."id" = "slice"."account_id"
				WHERE ("account"."kind" = 'share_group') <> ("slice"."address_id" IS NOT NULL)`,
		},
		{
			invariant: 9,
			holds: "an address has the digest by which it is recognised",
			violations: `
				SELECT "id"::text, format('Address %s has the digest %s, which is not that of its value.', "id", encode("digest", 'hex')) AS "sentence"
				FROM "address"
				WHERE "digest" <> sha256((SELECT "address_key" FROM "deployment") || convert_to("value", 'UTF8'))`,
		},
		{
			invariant: 9,
			holds: "a deleted share group holds nothing",
			violations: `
				SELECT "account"."id"::text, format('Share group %s is deleted, but its account %s has %s credits.', "share_group"."id", "account"."id", "pool"."balance") AS "sentence"
				FROM "share_group"
				JOIN "account" ON "account"."share_group_id" = "share_group"."id"
				JOIN "pool" ON "pool"."account_id" = "account"."id"
				WHERE "share_group"."status" = 'deleted' AND "pool"."balance" <> 0`,
		},
	],
};
