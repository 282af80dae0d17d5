import { type LedgerChecks, pairOf } from "./ledger-check.ts";

/** Both sides of every move between pools, each with its lot and its pool. */
const SIDE = `
	SELECT "entry".*, "account"."kind" AS "account_kind", "pool"."credit_type_id", "lot"."kind" AS "lot_kind",
		"lot"."order_id" AS "lot_order_id", "lot"."expires_at", coalesce("lot"."origin_lot_id", "lot"."id") AS "origin_lot_id"
	FROM "ledger_entry" AS "entry"
	LEFT JOIN "lot" ON "lot"."account_id" = "entry"."account_id" AND "lot"."id" = "entry"."lot_id"
	LEFT JOIN "pool" ON "pool"."account_id" = "entry"."account_id"
	LEFT JOIN "account" ON "account"."id" = "entry"."account_id"
	WHERE "entry"."kind" IN ('allocation', 'return', 'consolidation')`;

/** What left one pool, beside what arrived in another one. */
const MOVES = `"side" AS "out" JOIN "side" AS "in" ON "in"."movement_id" = "out"."movement_id" AND "in"."part" = "out"."part"
	AND "out"."credits" < 0 AND "in"."credits" > 0`;

/** Credits are neither made nor lost, and those of two types never mix. */
export const conservation: LedgerChecks = {
	shared: { side: SIDE },
	checks: [
		{
			invariant: 1,
			holds: "pools hold what came in, less what was used and expired",
			violations: `
				SELECT "credit_type_id" AS "id", format('Credit type %s: wallets and share groups hold %s credits, but %s came in, %s were used and %s expired, which leaves %s.',
					"credit_type_id", "held", "came", "used", "expired", "came" - "used" - "expired") AS "sentence"
				FROM (
					SELECT "pool"."credit_type_id", sum("pool"."balance") AS "held", coalesce(sum("entries"."came"), 0) AS "came",
						coalesce(sum("entries"."used"), 0) AS "used", coalesce(sum("entries"."expired"), 0) AS "expired"
					FROM "pool"
					LEFT JOIN (
						SELECT "account_id",
							sum("credits") FILTER (WHERE "kind" IN ('purchase', 'allowance', 'grant', 'adjustment')) AS "came",
							-sum("credits") FILTER (WHERE "kind" IN ('charge', 'refund', 'cancellation')) AS "used",
							-sum("credits") FILTER (WHERE "kind" = 'expiry') AS "expired"
						FROM "ledger_entry" GROUP BY "account_id"
					) AS "entries" ON "entries"."account_id" = "pool"."account_id"
					GROUP BY "pool"."credit_type_id"
				) AS "type"
				WHERE "held" <> "came" - "used" - "expired"`,
		},
		{
			invariant: 1,
			holds: "a move between pools has two entries, which add up to nothing",
			violations: `
				SELECT ${pairOf(`"movement_id"`, `"part"`)} AS "id", format('Part %s of movement %s has %s entries, which add up to %s credits.',
					"part", "movement_id", count(*), sum("credits")) AS "sentence"
				FROM "side" GROUP BY "movement_id", "part" HAVING count(*) <> 2 OR sum("credits") <> 0`,
		},
		{
			invariant: 1,
			holds: "both entries of a move name each other's pool and say the same",
			violations: `
				SELECT ${pairOf(`"out"."movement_id"`, `"out"."part"`)} AS "id",
					format('Part %s of movement %s: entry %s of account %s (%s of %s, %s, to %s) and entry %s of account %s (%s of %s, %s, from %s) are not the two sides of one move.',
					"out"."part", "out"."movement_id",
					"out"."version", "out"."account_id", "out"."kind", "out"."credit_type_id", "out"."posted_at", "out"."counter_account_id",
					"in"."version", "in"."account_id", "in"."kind", "in"."credit_type_id", "in"."posted_at", "in"."counter_account_id") AS "sentence"
				FROM ${MOVES}
				WHERE ("out"."account_id", "out"."counter_account_id", "out"."kind", "out"."credit_type_id", "out"."posted_at", "out"."order_id", "out"."user_id", "out"."actor_id", "out"."reason")
					IS DISTINCT FROM ("in"."counter_account_id", "in"."account_id", "in"."kind", "in"."credit_type_id", "in"."posted_at", "in"."order_id", "in"."user_id", "in"."actor_id", "in"."reason")`,
		},
		{
			invariant: 1,
			holds:
				"credits are shared by a wallet with a share group, return from one to a wallet, and move along between wallets",
			violations: `
				SELECT ${pairOf(`"out"."movement_id"`, `"out"."part"`)} AS "id", format('Part %s of movement %s (%s) goes from account %s (%s) to account %s (%s).',
					"out"."part", "out"."movement_id", "out"."kind", "out"."account_id", "out"."account_kind", "in"."account_id", "in"."account_kind") AS "sentence"
				FROM ${MOVES}
				WHERE ("out"."account_kind"::text, "in"."account_kind"::text) IS DISTINCT FROM (
					CASE "out"."kind" WHEN 'return' THEN 'share_group' ELSE 'wallet' END,
					CASE "out"."kind" WHEN 'allocation' THEN 'share_group' ELSE 'wallet' END)`,
		},
		{
			invariant: 1,
			holds: "only purchased credits are shared and move along",
			violations: `
				SELECT ${pairOf(`"movement_id"`, `"part"`)} AS "id", format('Part %s of movement %s (%s) took %s credits out of lot %s, which is %s.',
					"part", "movement_id", "kind", -"credits", "lot_id", coalesce("lot_kind"::text, 'missing')) AS "sentence"
				FROM "side" WHERE "kind" IN ('allocation', 'consolidation') AND "credits" < 0 AND "lot_kind" IS DISTINCT FROM 'purchased'`,
		},
		{
			invariant: 8,
			holds: "moving credits never changes their kind, order, origin or expiry",
			violations: `
				SELECT ${pairOf(`"out"."movement_id"`, `"out"."part"`)} AS "id",
					format('Part %s of movement %s (%s) moved %s credits from lot %s (%s, order %s, origin %s, expires %s) to lot %s (%s, order %s, origin %s, expires %s).',
					"out"."part", "out"."movement_id", "out"."kind", "in"."credits",
					"out"."lot_id", "out"."lot_kind", coalesce("out"."lot_order_id"::text, 'none'), "out"."origin_lot_id", coalesce("out"."expires_at"::text, 'never'),
					"in"."lot_id", "in"."lot_kind", coalesce("in"."lot_order_id"::text, 'none'), "in"."origin_lot_id", coalesce("in"."expires_at"::text, 'never')) AS "sentence"
				FROM ${MOVES}
				WHERE ("out"."lot_kind", "out"."lot_order_id", "out"."origin_lot_id", "out"."expires_at")
					IS DISTINCT FROM ("in"."lot_kind", "in"."lot_order_id", "in"."origin_lot_id", "in"."expires_at")`,
		},
	],
};
