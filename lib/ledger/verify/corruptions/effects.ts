import type { Corruption } from "./corruption.ts";

/** Of invariant 6: requests and their effects. */
export const CORRUPTIONS_OF_EFFECTS: readonly Corruption[] = [
	{
		what: "a charge that two keys had the effect of",
		breaks: "every charge and every hold is the one effect of one key",
		statements: ({ chargeId }) => [
			`INSERT INTO "request" ("client", "key", "kind", "body_hash", "outcome")
				SELECT 'other', "key", "kind", "body_hash", "outcome" FROM "request"
				WHERE "kind" = 'charge' AND "outcome" -> 'value' ->> 'chargeId' = '${chargeId}'
				RETURNING "outcome" -> 'value' ->> 'chargeId' AS "id"`,
		],
		sentence: /^Charge \S+ is the effect of 2 keys \(.*other /,
	},
	{
		what: "a hold that no key had the effect of",
		breaks: "every charge and every hold is the one effect of one key",
		statements: ({ holdId }) => [
			`DELETE FROM "request" WHERE "outcome" -> 'value' ->> 'holdId' = '${holdId}' RETURNING '${holdId}' AS "id"`,
		],
		sentence: /^Hold \S+ is the effect of 0 keys \(none\)\.$/,
	},
	{
		what: "a key whose charge is not there",
		breaks: "every key that was answered with a charge or a hold has it",
		statements: ({ untouchedChargeId }) => [
			`DELETE FROM "charge" WHERE "id" = '${untouchedChargeId}'`,
			`SELECT "client" || ' ' || "key" AS "id" FROM "request"
				WHERE "outcome" -> 'value' ->> 'chargeId' = '${untouchedChargeId}'`,
		],
		sentence: /was answered with charge \S+, which does not exist/,
	},
	{
		what: "an order whose credits arrived twice",
		breaks: "a paid order has exactly one purchase, and no other order has any",
		statements: ({ orderId }) => [
			`DROP INDEX "transfer_purchase_once"`,
			`INSERT INTO "transfer" ("id", "kind", "credit_type_id", "from_account_id", "to_account_id", "to_lot_id", "credits",
				"to_balance_after", "to_version", "order_id", "posted_at")
				SELECT gen_random_uuid(), "kind", "credit_type_id", "from_account_id", "to_account_id", "to_lot_id", "credits",
				"to_balance_after", 1000, "order_id", "posted_at" FROM "transfer" WHERE "order_id" = '${orderId}'
				RETURNING "order_id" AS "id"`,
		],
		sentence: /^Order 10\d\d is paid and has 2 purchases\.$/,
	},
	{
		what: "an order that was paid, and nothing arrived",
		breaks: "a paid order has exactly one purchase, and no other order has any",
		statements: ({ orderId }) => [
			`DELETE FROM "transfer" WHERE "order_id" = '${orderId}' RETURNING "order_id" AS "id"`,
		],
		sentence: /^Order 10\d\d is paid and has 0 purchases\.$/,
	},
	{
		what: "a cancelled order whose credits arrived",
		breaks: "a paid order has exactly one purchase, and no other order has any",
		statements: ({ orderId }) => [
			`UPDATE "order" SET "status" = 'cancelled', "closed_at" = now() WHERE "id" = '${orderId}' RETURNING "id"`,
		],
		sentence: /^Order 10\d\d is cancelled and has 1 purchases\.$/,
	},
	{
		what: "an order of more than arrived",
		breaks: "a purchase is what was ordered, for whom it was ordered",
		statements: ({ orderId }) => [`UPDATE "order" SET "credits" = 101 WHERE "id" = '${orderId}' RETURNING "id"`],
		sentence: /is 101 email credits for user \S+, but its purchase is 100 email credits for the wallet of user/,
	},
	{
		what: "an order that says more was refunded than was taken back",
		breaks: "what an order says was refunded is what was taken back",
		statements: ({ orderId }) => [`UPDATE "order" SET "refunded_credits" = 3 WHERE "id" = '${orderId}' RETURNING "id"`],
		sentence: /says that 3 credits were refunded, but 0 were taken back of its 100/,
	},
	{
		what: "a charge that says less was refunded than was",
		breaks: "what a charge says was refunded is the sum of its refunds, and no more than was charged",
		statements: ({ chargeId }) => [`UPDATE "charge" SET "refunded" = 2 WHERE "id" = '${chargeId}' RETURNING "id"`],
		sentence: /of 12 credits is partly_refunded and says that 2 were refunded, but its refunds add up to 4/,
	},
	{
		what: "refunds of more than was charged, which the charge admits",
		breaks: "what a charge says was refunded is the sum of its refunds, and no more than was charged",
		statements: ({ chargeId }) => [
			`ALTER TABLE "charge" DROP CONSTRAINT "charge_refunded_within_charged"`,
			`UPDATE "transfer" SET "credits" = "credits" + 10 WHERE "charge_id" = '${chargeId}' AND "kind" = 'refund'`,
			`UPDATE "charge" SET "status" = 'refunded', "refunded" = 24 WHERE "id" = '${chargeId}' RETURNING "id"`,
		],
		sentence: /of 12 credits is refunded and says that 24 were refunded, but its refunds add up to 24/,
	},
	{
		what: "a charge that is refunded in part and says that it is not",
		breaks: "what a charge says was refunded is the sum of its refunds, and no more than was charged",
		statements: ({ chargeId }) => [`UPDATE "charge" SET "status" = 'posted' WHERE "id" = '${chargeId}' RETURNING "id"`],
		sentence: /is posted and says that 4 were refunded/,
	},
	{
		what: "a refund without a key",
		breaks: "every refund is the one effect of one key",
		statements: ({ chargeId }) => [
			`DELETE FROM "request" WHERE "kind" = 'refund' AND "outcome" -> 'value' ->> 'chargeId' = '${chargeId}'
				AND "outcome" -> 'value' -> 'refunded' ->> '$bigint' = '1' RETURNING '${chargeId}' AS "id"`,
		],
		sentence: /says that 4 credits were refunded, but the keys of its refunds account for 3/,
	},
	{
		what: "a usage row that says more was refunded than was",
		breaks: "what a slice says was refunded is the sum of the refunds of its transfers",
		statements: ({ chargeId }) => [
			`UPDATE "charge_slice" SET "refunded" = 5 WHERE "charge_id" = '${chargeId}' RETURNING "charge_id" || ' 0' AS "id"`,
		],
		sentence: /is of 12 credits and says that 5 were refunded, but the refunds of its transfers add up to 4/,
	},
	{
		what: "a refund of what another charge took",
		breaks: "a refund gives back what a transfer of the same charge took, and no more",
		statements: ({ chargeId, untouchedChargeId }) => [
			`UPDATE "transfer" SET "reverses_transfer_id" = "other"."id" FROM "transfer" AS "other"
				WHERE "transfer"."charge_id" = '${chargeId}' AND "transfer"."kind" = 'refund'
				AND "other"."charge_id" = '${untouchedChargeId}' RETURNING "other"."id"`,
		],
		sentence: /\(charge\) took 1 credits for charge \S+, but refunds of charge \S+ gave back 4 of it/,
	},
	{
		what: "refunds of more than a transfer took",
		breaks: "a refund gives back what a transfer of the same charge took, and no more",
		statements: ({ chargeId }) => [
			`UPDATE "transfer" SET "credits" = 1 FROM "transfer" AS "refund"
				WHERE "refund"."charge_id" = '${chargeId}' AND "refund"."reverses_transfer_id" = "transfer"."id"
				RETURNING "transfer"."id"`,
		],
		sentence: /\(charge\) took 1 credits for charge \S+, but refunds of charge \S+ gave back [34] of it/,
	},
];
