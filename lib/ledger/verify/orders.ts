import type { LedgerChecks } from "./ledger-check.ts";

/** What was paid arrived once, as it was ordered. */
export const orders: LedgerChecks = {
	shared: {
		purchase: `SELECT "account_id", "lot_id", "order_id", "credits" FROM "ledger_entry" WHERE "kind" = 'purchase'`,
	},
	checks: [
		{
			invariant: 6,
			// A subscription is no pack: it covers use, or its allowance arrives part by part.
			holds: "a paid order of credits has exactly one purchase, and no other order has any",
			violations: `
				SELECT "order"."id"::text, format('Order %s is %s and has %s purchases.', "order"."number", "order"."status", count("purchase"."order_id")) AS "sentence"
				FROM "order"
				LEFT JOIN "plan" ON "plan"."id" = "order"."plan_id"
				LEFT JOIN "purchase" ON "purchase"."order_id" = "order"."id"
				GROUP BY "order"."id", "plan"."kind"
				HAVING count("purchase"."order_id") <> CASE WHEN "order"."status" IN ('paid', 'refunded')
					AND coalesce("plan"."kind" = 'pack', true) THEN 1 ELSE 0 END`,
		},
		{
			invariant: 6,
			holds: "a purchase is what was ordered, for whom it was ordered",
			violations: `
				SELECT "order"."id"::text, format('Order %s is %s %s credits for user %s, but its purchase is %s %s credits for the wallet of user %s.',
					"order"."number", "order"."credits", "order"."credit_type_id", "order"."beneficiary_id",
					"purchase"."credits", "account"."credit_type_id", coalesce("account"."user_id"::text, 'nobody')) AS "sentence"
				FROM "order"
				JOIN "purchase" ON "purchase"."order_id" = "order"."id"
				JOIN "account" ON "account"."id" = "purchase"."account_id"
				WHERE ("order"."credits", "order"."credit_type_id", "order"."beneficiary_id")
					IS DISTINCT FROM ("purchase"."credits", "account"."credit_type_id", "account"."user_id")`,
		},
		{
			invariant: 6,
			holds: "a purchased lot names the order whose purchase came into it",
			violations: `
				SELECT "lot"."id"::text, format('Lot %s of account %s is of order %s, but the purchase that came into it is of order %s.',
					"lot"."id", "lot"."account_id", coalesce("lot"."order_id"::text, 'none'), coalesce("purchase"."order_id"::text, 'none')) AS "sentence"
				FROM "lot"
				LEFT JOIN "purchase" ON "purchase"."account_id" = "lot"."account_id" AND "purchase"."lot_id" = "lot"."id"
				WHERE "lot"."kind" = 'purchased' AND "lot"."origin_lot_id" IS NULL AND "lot"."order_id" IS DISTINCT FROM "purchase"."order_id"`,
		},
		{
			invariant: 6,
			holds: "what an order says was refunded is what was taken back",
			violations: `
				SELECT "order"."id"::text, format('Order %s says that %s credits were refunded, but %s were taken back of its %s.',
					"order"."number", "order"."refunded_credits", coalesce("back"."credits", 0), "order"."credits") AS "sentence"
				FROM "order"
				LEFT JOIN (
					SELECT "entry"."order_id", -sum("entry"."credits") AS "credits" FROM "ledger_entry" AS "entry"
					JOIN "lot" ON "lot"."account_id" = "entry"."account_id" AND "lot"."id" = "entry"."lot_id"
					WHERE "entry"."kind" = 'adjustment' AND "entry"."credits" < 0 AND "entry"."order_id" = "lot"."order_id"
					GROUP BY "entry"."order_id"
				) AS "back" ON "back"."order_id" = "order"."id"
				WHERE "order"."refunded_credits" <> coalesce("back"."credits", 0)`,
		},
	],
};
