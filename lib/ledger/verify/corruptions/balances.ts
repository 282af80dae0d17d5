import type { Corruption } from "./corruption.ts";

const CONSERVATION: Corruption[] = [
	{
		what: "credits that came from nowhere",
		breaks: "pools hold what was issued, less what was spent and expired",
		statements: ({ orderId }) => [
			`UPDATE "transfer" SET "credits" = "credits" + 5 WHERE "order_id" = '${orderId}' RETURNING "credit_type_id" AS "id"`,
		],
		sentence: /email: wallets and share groups hold \d+ credits, but \d+ were issued, \d+ spent and \d+ expired/,
	},
	{
		what: "a transfer of another credit type",
		breaks: "a transfer stays within one credit type",
		statements: ({ orderId }) => [
			`UPDATE "transfer" SET "credit_type_id" = 'sms' WHERE "order_id" = '${orderId}' RETURNING "id"`,
		],
		sentence: /100 sms credits goes from an account of email to one of email/,
	},
	{
		what: "an account below zero",
		breaks: "an account's balance and held are not negative, and held is within the balance",
		statements: ({ walletId }) => [
			`ALTER TABLE "account" DROP CONSTRAINT "account_balance_not_negative"`,
			`ALTER TABLE "account" DROP CONSTRAINT "account_held_within_balance"`,
			`UPDATE "account" SET "balance" = -46 WHERE "id" = '${walletId}' RETURNING "id"`,
		],
		sentence: /balance of -46 credits, 2 of them held/,
	},
	{
		what: "more held than there is in a lot",
		breaks: "a lot's remaining and held are not negative, and held is within the remaining",
		statements: ({ orderId }) => [
			`ALTER TABLE "lot" DROP CONSTRAINT "lot_held_within_remaining"`,
			`UPDATE "lot" SET "held" = "remaining" + 1 WHERE "order_id" = '${orderId}' AND "origin_lot_id" IS NULL RETURNING "id"`,
		],
		sentence: /has (\d+) credits remaining, \d+ of them held/,
	},
	{
		what: "a lot that was spent before its credits had come",
		breaks: "no lot and no account was ever below zero",
		statements: ({ groupAccountId }) => [
			`UPDATE "transfer" SET "to_version" = 1000 WHERE "to_account_id" = '${groupAccountId}' AND "kind" = 'allocation'
				AND "to_version" = 1`,
			`SELECT "id" FROM "transfer" WHERE "from_account_id" = '${groupAccountId}' AND "from_version" < 1000
				AND "from_lot_id" = (SELECT "to_lot_id" FROM "transfer" WHERE "to_version" = 1000)
				ORDER BY "from_version" LIMIT 1`,
		],
		sentence: /left lot \S+ with -4 credits/,
	},
];

const SUMS: Corruption[] = [
	{
		what: "a balance that is not its lots'",
		breaks: "an account's balance is the sum of its lots",
		statements: ({ walletId, orderId }) => [
			`UPDATE "lot" SET "remaining" = "remaining" + 1 WHERE "order_id" = '${orderId}' AND "account_id" = '${walletId}'
				RETURNING "account_id" AS "id"`,
		],
		sentence: /has a balance of \d+ credits, but its lots have \d+ remaining/,
	},
	{
		what: "a balance that is not its transfers', though its lots agree",
		breaks: "an account's balance is the sum of its transfers",
		statements: ({ walletId, orderId }) => [
			`UPDATE "lot" SET "remaining" = "remaining" + 1 WHERE "order_id" = '${orderId}' AND "account_id" = '${walletId}'`,
			`UPDATE "account" SET "balance" = "balance" + 1 WHERE "id" = '${walletId}' RETURNING "id"`,
		],
		sentence: /has a balance of (\d+) credits, but its transfers add up to \d+/,
	},
	{
		what: "an account that says it holds what its lots do not",
		breaks: "an account's held is the sum of what its lots hold",
		statements: ({ walletId }) => [
			`UPDATE "account" SET "held" = "held" + 1 WHERE "id" = '${walletId}' RETURNING "id"`,
		],
		sentence: /says that 3 credits are held, but its lots hold 2/,
	},
	{
		what: "a credit that went from lot to lot without a transfer",
		breaks: "a lot's remaining is the sum of its transfers",
		statements: ({ walletId, orderId }) => [
			`UPDATE "lot" SET "remaining" = "remaining" + 1 WHERE "id" = (SELECT "id" FROM "lot"
				WHERE "account_id" = '${walletId}' AND "order_id" IS DISTINCT FROM '${orderId}' LIMIT 1)`,
			`UPDATE "lot" SET "remaining" = "remaining" - 1 WHERE "order_id" = '${orderId}' AND "account_id" = '${walletId}'
				RETURNING "id"`,
		],
		sentence: /credits remaining, but its transfers add up to/,
	},
	{
		what: "a lot that holds for a hold that is over",
		breaks: "a lot's held is the sum of its open hold slices",
		statements: ({ holdId }) => [
			`UPDATE "hold" SET "status" = 'released' WHERE "id" = '${holdId}'`,
			`SELECT "lot_id" AS "id" FROM "hold_slice" WHERE "hold_id" = '${holdId}'`,
		],
		sentence: /says that 2 credits are held, but open holds have set 0 aside/,
	},
	{
		what: "a transfer out of another account's lot",
		breaks: "a transfer names a lot of the account on each side that is a pool, and on no other",
		statements: ({ chargeId, groupAccountId }) => [
			`UPDATE "transfer" SET "from_lot_id" = (SELECT "id" FROM "lot" WHERE "account_id" = '${groupAccountId}' LIMIT 1)
				WHERE "charge_id" = '${chargeId}' AND "kind" = 'charge' RETURNING "id"`,
		],
		sentence: /names lot \S+ for account \S+ \(wallet\), but that lot belongs to account/,
	},
	{
		what: "a hold of more than its slices",
		breaks: "a hold's slices are what it holds, each in a lot of its account",
		statements: ({ holdId }) => [`UPDATE "hold" SET "credits" = 9 WHERE "id" = '${holdId}' RETURNING "id"`],
		sentence: /is of 9 credits, but its slices add up to 2/,
	},
];

const CHAIN: Corruption[] = [
	{
		what: "a gap in an account's versions",
		breaks: "versions count an account's transfers without gaps",
		statements: ({ untouchedChargeId }) => [
			`UPDATE "transfer" SET "from_version" = "from_version" + 1000 WHERE "charge_id" = '${untouchedChargeId}' RETURNING "id"`,
		],
		sentence: /has version 10\d\d of account \S+, and the one before has version \d\d?\./,
	},
	{
		what: "an account that counts a transfer which is not there",
		breaks: "an account's version and last posting are those of its last transfer",
		statements: ({ walletId }) => [
			`UPDATE "account" SET "version" = "version" + 1 WHERE "id" = '${walletId}' RETURNING "id"`,
		],
		sentence: /has version \d+, last posted to at .+, but its last transfer has version \d+/,
	},
	{
		what: "a last posting that is not the last transfer's",
		breaks: "an account's version and last posting are those of its last transfer",
		statements: ({ walletId }) => [
			`UPDATE "account" SET "last_posted_at" = NULL WHERE "id" = '${walletId}' RETURNING "id"`,
		],
		sentence: /last posted to at no time, but its last transfer has version \d+, posted at 2/,
	},
	{
		what: "a balance that does not follow from the one before",
		breaks: "each balance follows from the one before",
		statements: ({ untouchedChargeId }) => [
			`UPDATE "transfer" SET "from_balance_after" = "from_balance_after" + 7 WHERE "charge_id" = '${untouchedChargeId}' RETURNING "id"`,
		],
		sentence: /by -1 credits, but takes its balance from \d+ to \d+/,
	},
	{
		what: "a transfer that was posted before the one before it",
		breaks: "posted_at never goes back",
		statements: ({ untouchedChargeId }) => [
			`UPDATE "transfer" SET "posted_at" = "posted_at" - interval '1 day' WHERE "charge_id" = '${untouchedChargeId}' RETURNING "id"`,
		],
		sentence: /was posted at .+, before the one before it at/,
	},
];

/** Of invariants 1 to 4: what exists, and how it arrived. */
export const CORRUPTIONS_OF_BALANCES: readonly Corruption[] = [...CONSERVATION, ...SUMS, ...CHAIN];
