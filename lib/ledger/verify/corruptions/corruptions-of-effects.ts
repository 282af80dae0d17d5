import type { Corruption } from "./corruption.ts";

const ONE_KEY = "every charge, hold and refund is the one effect of one key, of its client";
const HAS_EFFECT = "every key that was answered with a charge, a hold or a refund has it";
const PURCHASES = "a paid order of credits has exactly one purchase, and no other order has any";
const REFUNDED = "what a charge says was refunded is what was given back, and no more than was charged";
const CANCELLED = "a cancelled charge is given back whole, by cancellations alone, and no other has any";
const GIVES_BACK = "a refund names its slice's usage row, and gives back an entry of that slice, no more than it took";
const CAPTURED = "a hold is captured by one charge, of what was captured";

const KEYS: Corruption[] = [
	{
		what: "a charge that two keys had the effect of",
		breaks: ONE_KEY,
		statements: ({ chargeId }) => [
			`INSERT INTO "request" ("client", "key", "kind", "body_hash", "effect_id")
				SELECT "client", 'another', "kind", "body_hash", "effect_id" FROM "request" WHERE "effect_id" = '${chargeId}'
				RETURNING "effect_id" AS "id"`,
		],
		sentence: /^Charge \S+ is the effect of 2 keys \(.+, .+\)\.$/,
	},
	{
		what: "a charge that is another client's than its key",
		breaks: ONE_KEY,
		statements: ({ chargeId }) => [
			`UPDATE "request" SET "client" = 'another' WHERE "effect_id" = '${chargeId}' RETURNING "effect_id" AS "id"`,
		],
		sentence: /^Charge \S+ is the effect of 1 keys \(another .+\)\.$/,
	},
	{
		what: "a hold that no key had the effect of",
		breaks: ONE_KEY,
		statements: ({ holdId }) => [
			`DELETE FROM "request" WHERE "kind" = 'hold' AND "effect_id" = '${holdId}' RETURNING "effect_id" AS "id"`,
		],
		sentence: /^Hold \S+ is the effect of 0 keys \(none\)\.$/,
	},
	{
		what: "a charge whose key was answered with a refusal",
		breaks: ONE_KEY,
		statements: ({ chargeId }) => [
			`UPDATE "request" SET "answer" = '{"ok": false}' WHERE "effect_id" = '${chargeId}' RETURNING "effect_id" AS "id"`,
		],
		sentence: /^Charge \S+ is the effect of 0 keys \(none\)\.$/,
	},
	{
		what: "a refund without a key",
		breaks: ONE_KEY,
		statements: ({ chargeId }) => [
			`DELETE FROM "request" WHERE "effect_id" = (SELECT "movement_id" FROM "ledger_entry"
				WHERE "charge_id" = '${chargeId}' AND "kind" = 'refund' LIMIT 1) RETURNING "effect_id" AS "id"`,
		],
		sentence: /^Refund \S+ is the effect of 0 keys \(none\)\.$/,
	},
	{
		what: "one refund of two charges",
		breaks: ONE_KEY,
		statements: ({ chargeId, untouchedChargeId }) => [
			`UPDATE "ledger_entry" SET "charge_id" = '${untouchedChargeId}' WHERE ("account_id", "version") = (
				SELECT "account_id", "version" FROM "ledger_entry" WHERE "charge_id" = '${chargeId}' AND "kind" = 'refund' LIMIT 1)`,
			`UPDATE "ledger_entry" SET "movement_id" = (SELECT "movement_id" FROM "ledger_entry"
				WHERE "charge_id" = '${untouchedChargeId}' AND "kind" = 'refund')
				WHERE "charge_id" = '${chargeId}' AND "kind" = 'refund' RETURNING "movement_id" AS "id"`,
		],
		sentence: /^Refund \S+ is the effect of 1 keys/,
	},
	{
		what: "a key whose charge is not there",
		breaks: HAS_EFFECT,
		statements: ({ untouchedChargeId }) => [
			`DELETE FROM "charge" WHERE "id" = '${untouchedChargeId}'`,
			`SELECT "client" || ' ' || "key" AS "id" FROM "request" WHERE "effect_id" = '${untouchedChargeId}'`,
		],
		sentence: /was answered with charge \S+, which does not exist/,
	},
	{
		what: "a key that was answered and names no effect",
		breaks: HAS_EFFECT,
		statements: ({ holdId }) => [
			`UPDATE "request" SET "effect_id" = NULL WHERE "kind" = 'hold' AND "effect_id" = '${holdId}'
				RETURNING "client" || ' ' || "key" AS "id"`,
		],
		sentence: /was answered with hold none, which does not exist/,
	},
];

const HOLDS: Corruption[] = [
	{
		what: "a captured hold that has no charge",
		breaks: CAPTURED,
		statements: ({ holdId }) => [
			`UPDATE "hold" SET "status" = 'captured', "captured" = 2 WHERE "id" = '${holdId}' RETURNING "id"`,
		],
		sentence: /is captured, with 2 credits captured, but its charge is of 0 credits for user none/,
	},
	{
		what: "a charge of a hold that is not captured",
		breaks: CAPTURED,
		statements: ({ untouchedChargeId, holdId }) => [
			`UPDATE "charge" SET "hold_id" = '${holdId}' WHERE "id" = '${untouchedChargeId}' RETURNING "hold_id" AS "id"`,
		],
		sentence: /is open, with 0 credits captured, but its charge is of 1 credits/,
	},
	...[
		`"captured" = "captured" - 1`,
		`"user_id" = gen_random_uuid()`,
		`"credit_type_id" = 'sms'`,
		`"subscription_id" = gen_random_uuid()`,
	].map(
		(change): Corruption => ({
			what: `a captured hold that says ${change}`,
			breaks: CAPTURED,
			statements: () => [
				`UPDATE "hold" SET ${change} WHERE "id" = (SELECT "id" FROM "hold" WHERE "status" = 'captured'
					AND ("covered_by" <> 'credits' OR ${!change.includes("subscription")}) LIMIT 1) RETURNING "id"`,
			],
			sentence: /is captured, with \d credits captured, but its charge is of \d credits for user \S+\.$/,
		}),
	),
];

const ORDERS: Corruption[] = [
	{
		what: "an order whose credits arrived twice, in two pools",
		breaks: PURCHASES,
		statements: ({ orderId, groupAccountId }) => [
			`CREATE TEMPORARY TABLE "copy" ON COMMIT DROP AS SELECT * FROM "ledger_entry"
				WHERE "order_id" = '${orderId}' AND "kind" = 'purchase'`,
			`UPDATE "copy" SET "version" = 1000, "account_id" = '${groupAccountId}'`,
			`INSERT INTO "ledger_entry" SELECT * FROM "copy" RETURNING "order_id" AS "id"`,
		],
		sentence: /^Order 10\d\d is paid and has 2 purchases\.$/,
	},
	{
		what: "an order that was paid, and nothing arrived",
		breaks: PURCHASES,
		statements: ({ orderId }) => [
			`DELETE FROM "ledger_entry" WHERE "order_id" = '${orderId}' RETURNING "order_id" AS "id"`,
		],
		sentence: /^Order 10\d\d is paid and has 0 purchases\.$/,
	},
	{
		what: "an order of a subscription that was a purchase",
		breaks: PURCHASES,
		statements: ({ orderId }) => [
			`UPDATE "plan" SET "kind" = 'unlimited' FROM "order" WHERE "order"."plan_id" = "plan"."id" AND "order"."id" = '${orderId}'
				RETURNING "order"."id"`,
		],
		sentence: /^Order 10\d\d is paid and has 1 purchases\.$/,
	},
	{
		what: "a cancelled order whose credits arrived",
		breaks: PURCHASES,
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
		what: "an order for another user",
		breaks: "a purchase is what was ordered, for whom it was ordered",
		statements: ({ orderId, sally }) => [
			`UPDATE "order" SET "beneficiary_id" = (SELECT "id" FROM "user" WHERE "id" <> '${sally}' LIMIT 1)
				WHERE "id" = '${orderId}' RETURNING "id"`,
		],
		sentence: /is 100 email credits for user \S+, but its purchase is 100 email credits for the wallet of user/,
	},
	...[`"order_id" = NULL`, `"order_id" = (SELECT "id" FROM "order" WHERE "id" <> "lot"."order_id" LIMIT 1)`].map(
		(change): Corruption => ({
			what: `a purchased lot that says ${change}`,
			breaks: "a purchased lot names the order whose purchase came into it",
			statements: ({ orderId, walletId }) => [
				`UPDATE "lot" SET ${change} WHERE "account_id" = '${walletId}' AND "order_id" = '${orderId}' RETURNING "id"`,
			],
			sentence: /is of order \S+, but the purchase that came into it is of order/,
		}),
	),
	{
		what: "an order that says more was refunded than was taken back",
		breaks: "what an order says was refunded is what was taken back",
		statements: ({ orderId }) => [`UPDATE "order" SET "refunded_credits" = 3 WHERE "id" = '${orderId}' RETURNING "id"`],
		sentence: /says that 3 credits were refunded, but 0 were taken back of its 100/,
	},
];

const REFUNDS: Corruption[] = [
	{
		what: "a charge that says less was refunded than was",
		breaks: REFUNDED,
		statements: ({ chargeId }) => [`UPDATE "charge" SET "refunded" = 2 WHERE "id" = '${chargeId}' RETURNING "id"`],
		sentence:
			/of 12 credits is partly_refunded and says that 2 were refunded, but its refunds and cancellations add up to 4/,
	},
	{
		what: "refunds of more than was charged, which the charge admits",
		breaks: REFUNDED,
		statements: ({ chargeId }) => [
			`ALTER TABLE "charge" DROP CONSTRAINT "charge_refunded_within_charged"`,
			`UPDATE "ledger_entry" SET "credits" = "credits" + 10 WHERE "charge_id" = '${chargeId}' AND "kind" = 'refund'`,
			`UPDATE "charge" SET "status" = 'refunded', "refunded" = 24 WHERE "id" = '${chargeId}' RETURNING "id"`,
		],
		sentence:
			/of 12 credits is refunded and says that 24 were refunded, but its refunds and cancellations add up to 24/,
	},
	{
		what: "a charge that is refunded in part and says that it is not",
		breaks: REFUNDED,
		statements: ({ chargeId }) => [`UPDATE "charge" SET "status" = 'posted' WHERE "id" = '${chargeId}' RETURNING "id"`],
		sentence: /is posted and says that 4 were refunded/,
	},
	{
		what: "a refund of a charge that says nothing was",
		breaks: REFUNDED,
		statements: ({ chargeId }) => [
			`UPDATE "charge" SET "status" = 'posted', "refunded" = 0 WHERE "id" = '${chargeId}' RETURNING "id"`,
		],
		sentence: /is posted and says that 0 were refunded, but its refunds and cancellations add up to 4/,
	},
	{
		what: "a charge that was refunded and says it was cancelled",
		breaks: CANCELLED,
		statements: ({ chargeId }) => [
			`UPDATE "charge" SET "status" = 'cancelled', "refunded" = "charged" WHERE "id" = '${chargeId}' RETURNING "id"`,
		],
		sentence: /of 12 credits is cancelled, but 4 were given back by refunds and 0 by cancellations/,
	},
	{
		what: "a cancellation of a charge that is not cancelled",
		breaks: CANCELLED,
		statements: ({ cancelledChargeId }) => [
			`UPDATE "charge" SET "status" = 'refunded' WHERE "id" = '${cancelledChargeId}' RETURNING "id"`,
		],
		sentence: /of 2 credits is refunded, but 0 were given back by refunds and 2 by cancellations/,
	},
	{
		what: "a cancellation that gives back in part",
		breaks: CANCELLED,
		statements: ({ cancelledChargeId }) => [
			`UPDATE "ledger_entry" SET "credits" = 1 WHERE "charge_id" = '${cancelledChargeId}' AND "kind" = 'cancellation'
				RETURNING "charge_id" AS "id"`,
		],
		sentence: /of 2 credits is cancelled, but 0 were given back by refunds and 1 by cancellations/,
	},
	...[
		{ what: "another charge", change: `"charge_id" = gen_random_uuid()`, sentence: /took \d+ credits for charge/ },
		{ what: "another slice", change: `"slice" = 1`, sentence: /took \d+ credits for charge/ },
		{ what: "what is no usage row", change: `"slice_version" = 1`, sentence: /under usage rows 1 to 1, gave back/ },
	].map(
		({ what, change, sentence }): Corruption => ({
			what: `a refund that names ${what}`,
			breaks: GIVES_BACK,
			statements: ({ chargeId }) => [
				`UPDATE "ledger_entry" SET ${change} WHERE "charge_id" = '${chargeId}' AND "kind" = 'refund'
					RETURNING "account_id" || ' ' || "reverses_version" AS "id"`,
			],
			sentence,
		}),
	),
	{
		what: "a refund of what was not charged",
		breaks: GIVES_BACK,
		statements: ({ chargeId }) => [
			`UPDATE "ledger_entry" SET "reverses_version" = 1 WHERE "charge_id" = '${chargeId}' AND "kind" = 'refund'
				RETURNING "account_id" || ' 1' AS "id"`,
		],
		sentence: /^Entry 1 of account \S+ \(purchase\) took -100 credits/,
	},
	{
		what: "refunds of more than an entry took",
		breaks: GIVES_BACK,
		statements: ({ chargeId }) => [
			`UPDATE "ledger_entry" SET "credits" = -1 FROM "ledger_entry" AS "refund"
				WHERE "refund"."charge_id" = '${chargeId}' AND "refund"."account_id" = "ledger_entry"."account_id"
				AND "refund"."reverses_version" = "ledger_entry"."version"
				RETURNING "ledger_entry"."account_id" || ' ' || "ledger_entry"."version" AS "id"`,
		],
		sentence:
			/\(charge\) took 1 credits for charge \S+, but entries of charge \S+, under usage rows \d+ to \d+, gave back [34] of it/,
	},
];

/** Of invariant 6: requests and their effects. */
export const CORRUPTIONS_OF_EFFECTS: readonly Corruption[] = [...KEYS, ...HOLDS, ...ORDERS, ...REFUNDS];
