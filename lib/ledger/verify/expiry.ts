import type { Check } from "./check.ts";

/** Expired credits are gone, and moving credits never changes when they expire. */
export const expiry: readonly Check[] = [
	{
		invariant: 8,
		holds: "no credits leave an expired lot, other than to expired or through a hold placed before",
		violations: `
			SELECT "transfer"."id"::text, format('Transfer %s (%s) took %s credits out of lot %s at %s, which had expired at %s.',
				"transfer"."id", "transfer"."kind", "transfer"."credits", "lot"."id", "transfer"."posted_at", "lot"."expires_at") AS "sentence"
			FROM "transfer"
			JOIN "lot" ON "lot"."id" = "transfer"."from_lot_id"
			JOIN "account" AS "to" ON "to"."id" = "transfer"."to_account_id"
			LEFT JOIN "charge" ON "charge"."id" = "transfer"."charge_id" AND "transfer"."kind" = 'charge'
			LEFT JOIN "hold" ON "hold"."id" = "charge"."hold_id"
			LEFT JOIN "hold_slice" AS "slice" ON "slice"."hold_id" = "hold"."id" AND "slice"."lot_id" = "lot"."id"
			WHERE "lot"."expires_at" <= "transfer"."posted_at" AND "to"."kind" <> 'expired'
				AND NOT coalesce("hold"."placed_at" < "lot"."expires_at" AND "transfer"."credits" <= "slice"."credits", false)`,
	},
	{
		invariant: 8,
		holds: "no hold was placed on an expired lot",
		violations: `
			SELECT "hold"."id"::text, format('Hold %s set %s credits aside at %s in lot %s, which had expired at %s.',
				"hold"."id", "slice"."credits", "hold"."placed_at", "lot"."id", "lot"."expires_at") AS "sentence"
			FROM "hold"
			JOIN "hold_slice" AS "slice" ON "slice"."hold_id" = "hold"."id"
			JOIN "lot" ON "lot"."id" = "slice"."lot_id"
			WHERE "lot"."expires_at" <= "hold"."placed_at"`,
	},
	{
		invariant: 8,
		holds: "moving credits never changes their kind, order or expiry",
		violations: `
			SELECT "transfer"."id"::text, format('Transfer %s (%s) moved %s credits from lot %s (%s, order %s, expires %s) to lot %s (%s, order %s, expires %s).',
				"transfer"."id", "transfer"."kind", "transfer"."credits",
				"from"."id", "from"."kind", coalesce("from"."order_id"::text, 'none'), coalesce("from"."expires_at"::text, 'never'),
				"to"."id", "to"."kind", coalesce("to"."order_id"::text, 'none'), coalesce("to"."expires_at"::text, 'never')) AS "sentence"
			FROM "transfer"
			JOIN "lot" AS "from" ON "from"."id" = "transfer"."from_lot_id"
			JOIN "lot" AS "to" ON "to"."id" = "transfer"."to_lot_id"
			WHERE ("from"."kind", "from"."order_id", "from"."expires_at")
				IS DISTINCT FROM ("to"."kind", "to"."order_id", "to"."expires_at")`,
	},
];
