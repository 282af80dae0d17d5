import type { Check } from "./check.ts";

/** One effect per key; what was paid arrived once; what was refunded is what was given back. */
export const effects: readonly Check[] = [
	{
		invariant: 6,
		holds: "every charge and every hold is the one effect of one key",
		violations: `
			SELECT "effect"."id"::text, format('%s %s is the effect of %s keys (%s).', initcap("effect"."what"), "effect"."id",
				count("request"."key"), coalesce(string_agg("request"."client" || ' ' || "request"."key", ', '), 'none')) AS "sentence"
			FROM (
				SELECT 'charge' AS "what", "id" FROM "charge" UNION ALL SELECT 'hold', "id" FROM "hold"
			) AS "effect"
			LEFT JOIN (
				SELECT "client", "key", CASE WHEN "kind" = 'hold' THEN 'hold' ELSE 'charge' END AS "what",
					("outcome" -> 'value' ->> CASE WHEN "kind" = 'hold' THEN 'holdId' ELSE 'chargeId' END)::uuid AS "id"
				FROM "request" WHERE "kind" IN ('charge', 'capture', 'hold')
			) AS "request" ON "request"."what" = "effect"."what" AND "request"."id" = "effect"."id"
			GROUP BY "effect"."what", "effect"."id"
			HAVING count("request"."key") <> 1`,
	},
	{
		invariant: 6,
		holds: "every key that was answered with a charge or a hold has it",
		violations: `
			SELECT concat_ws(' ', "request"."client", "request"."key") AS "id",
				format('Key %s of %s was answered with %s %s, which does not exist.',
				"request"."key", "request"."client", "request"."kind", coalesce("request"."charge_id", "request"."hold_id")) AS "sentence"
			FROM (
				SELECT "client", "key", "kind", ("outcome" -> 'value' ->> 'chargeId')::uuid AS "charge_id",
					("outcome" -> 'value' ->> 'holdId')::uuid AS "hold_id"
				FROM "request"
			) AS "request"
			LEFT JOIN "charge" ON "charge"."id" = "request"."charge_id"
			LEFT JOIN "hold" ON "hold"."id" = "request"."hold_id"
			WHERE ("request"."charge_id" IS NOT NULL AND "charge"."id" IS NULL)
				OR ("request"."hold_id" IS NOT NULL AND "hold"."id" IS NULL)`,
	},
	{
		invariant: 6,
		holds: "a paid order has exactly one purchase, and no other order has any",
		violations: `
			SELECT "order"."id"::text, format('Order %s is %s and has %s purchases.',
				"order"."number", "order"."status", count("transfer"."id")) AS "sentence"
			FROM "order"
			LEFT JOIN "transfer" ON "transfer"."order_id" = "order"."id" AND "transfer"."kind" = 'purchase'
			GROUP BY "order"."id"
			HAVING count("transfer"."id") <> CASE WHEN "order"."status" IN ('paid', 'refunded') THEN 1 ELSE 0 END`,
	},
	{
		invariant: 6,
		holds: "a purchase is what was ordered, for whom it was ordered",
		violations: `
			SELECT "order"."id"::text, format('Order %s is %s %s credits for user %s, but its purchase is %s %s credits for the wallet of user %s.',
				"order"."number", "order"."credits", "order"."credit_type_id", "order"."beneficiary_id",
				"transfer"."credits", "transfer"."credit_type_id", coalesce("account"."user_id"::text, 'nobody')) AS "sentence"
			FROM "order"
			JOIN "transfer" ON "transfer"."order_id" = "order"."id" AND "transfer"."kind" = 'purchase'
			JOIN "account" ON "account"."id" = "transfer"."to_account_id"
			WHERE ("order"."credits", "order"."credit_type_id", "order"."beneficiary_id")
				IS DISTINCT FROM ("transfer"."credits", "transfer"."credit_type_id", "account"."user_id")`,
	},
	{
		invariant: 6,
		holds: "what an order says was refunded is what was taken back",
		violations: `
			SELECT "order"."id"::text, format('Order %s says that %s credits were refunded, but %s were taken back of its %s.',
				"order"."number", "order"."refunded_credits", "back"."credits", "order"."credits") AS "sentence"
			FROM "order"
			CROSS JOIN LATERAL (
				SELECT coalesce(sum("transfer"."credits"), 0) AS "credits" FROM "lot"
				JOIN "transfer" ON "transfer"."from_lot_id" = "lot"."id"
				WHERE "lot"."order_id" = "order"."id" AND "transfer"."order_id" = "order"."id" AND "transfer"."kind" = 'adjustment'
			) AS "back"
			WHERE "order"."refunded_credits" <> "back"."credits"`,
	},
	{
		invariant: 6,
		holds: "what a charge says was refunded is the sum of its refunds, and no more than was charged",
		violations: `
			SELECT "charge"."id"::text, format('Charge %s of %s credits is %s and says that %s were refunded, but its refunds add up to %s.',
				"charge"."id", "charge"."charged", "charge"."status", "charge"."refunded", "refunds"."credits") AS "sentence"
			FROM "charge"
			CROSS JOIN LATERAL (
				SELECT coalesce(sum("credits"), 0) AS "credits" FROM "transfer" WHERE "charge_id" = "charge"."id" AND "kind" = 'refund'
			) AS "refunds"
			WHERE "charge"."refunded" <> "refunds"."credits" OR "refunds"."credits" > "charge"."charged"
				OR NOT CASE "charge"."status"
					WHEN 'posted' THEN "charge"."refunded" = 0
					WHEN 'partly_refunded' THEN "charge"."refunded" > 0 AND "charge"."refunded" < "charge"."charged"
					ELSE "charge"."refunded" = "charge"."charged" END`,
	},
	{
		invariant: 6,
		holds: "every refund is the one effect of one key",
		violations: `
			SELECT "charge"."id"::text, format('Charge %s says that %s credits were refunded, but the keys of its refunds account for %s.',
				"charge"."id", "charge"."refunded", coalesce(sum("request"."refunded"), 0)) AS "sentence"
			FROM "charge"
			LEFT JOIN (
				SELECT ("outcome" -> 'value' ->> 'chargeId')::uuid AS "charge_id",
					("outcome" -> 'value' -> 'refunded' ->> '$bigint')::bigint AS "refunded"
				FROM "request" WHERE "kind" = 'refund'
			) AS "request" ON "request"."charge_id" = "charge"."id"
			GROUP BY "charge"."id"
			HAVING "charge"."refunded" <> coalesce(sum("request"."refunded"), 0)`,
	},
	{
		invariant: 6,
		holds: "what a slice says was refunded is the sum of the refunds of its transfers",
		violations: `
			SELECT concat_ws(' ', "slice"."charge_id", "slice"."position") AS "id",
				format('Slice %s of charge %s is of %s credits and says that %s were refunded, but the refunds of its transfers add up to %s.',
				"slice"."position", "slice"."charge_id", "slice"."credits", "slice"."refunded", "refunds"."credits") AS "sentence"
			FROM "charge_slice" AS "slice"
			CROSS JOIN LATERAL (
				SELECT coalesce(sum("refund"."credits"), 0) AS "credits"
				FROM "transfer" AS "refund"
				JOIN "transfer" AS "reversed" ON "reversed"."id" = "refund"."reverses_transfer_id"
				WHERE "refund"."charge_id" = "slice"."charge_id" AND "refund"."kind" = 'refund'
					AND "reversed"."from_account_id" = "slice"."account_id"
			) AS "refunds"
			WHERE "slice"."refunded" <> "refunds"."credits"`,
	},
	{
		invariant: 6,
		holds: "a refund gives back what a transfer of the same charge took, and no more",
		violations: `
			SELECT "reversed"."id"::text, format('Transfer %s (%s) took %s credits for charge %s, but refunds of charge %s gave back %s of it.',
				"reversed"."id", "reversed"."kind", "reversed"."credits", coalesce("reversed"."charge_id"::text, 'none'),
				"refund"."charge_id", sum("refund"."credits")) AS "sentence"
			FROM "transfer" AS "refund"
			JOIN "transfer" AS "reversed" ON "reversed"."id" = "refund"."reverses_transfer_id"
			WHERE "refund"."kind" = 'refund'
			GROUP BY "reversed"."id", "refund"."charge_id"
			HAVING sum("refund"."credits") > "reversed"."credits" OR "reversed"."kind" <> 'charge'
				OR "reversed"."charge_id" IS DISTINCT FROM "refund"."charge_id"`,
	},
];
