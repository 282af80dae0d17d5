import { type Corruption, ENTRY_ID } from "./corruption.ts";

const CONSERVATION: Corruption[] = [
	{
		what: "credits that came from nowhere",
		breaks: "pools hold what came in, less what was used and expired",
		statements: ({ walletId }) => [
			`UPDATE "pool" SET "balance" = "balance" + 5 WHERE "account_id" = '${walletId}' RETURNING "credit_type_id" AS "id"`,
		],
		sentence: /email: wallets and share groups hold \d+ credits, but \d+ came in, \d+ were used and \d+ expired/,
	},
	{
		what: "a pool below zero",
		breaks: "a pool's balance and held are not negative, and held is within the balance",
		statements: ({ walletId }) => [
			`ALTER TABLE "pool" DROP CONSTRAINT "pool_balance_not_negative"`,
			`ALTER TABLE "pool" DROP CONSTRAINT "pool_held_within_balance"`,
			`UPDATE "pool" SET "balance" = -46 WHERE "account_id" = '${walletId}' RETURNING "account_id" AS "id"`,
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
		breaks: "no lot and no pool was ever below zero",
		statements: ({ groupAccountId }) => [
			`UPDATE "ledger_entry" SET "version" = 1000 WHERE "account_id" = '${groupAccountId}' AND "kind" = 'allocation' AND "version" = 1`,
			`SELECT ${ENTRY_ID} FROM "ledger_entry" WHERE "account_id" = '${groupAccountId}' AND "version" < 1000
				AND "lot_id" = (SELECT "lot_id" FROM "ledger_entry" WHERE "version" = 1000) ORDER BY "version" LIMIT 1`,
		],
		sentence: /left lot \S+ with -4 credits/,
	},
];

const SUMS: Corruption[] = [
	{
		what: "a balance that is not its lots'",
		breaks: "a pool's balance is the sum of its lots",
		statements: ({ walletId, orderId }) => [
			`UPDATE "lot" SET "remaining" = "remaining" + 1 WHERE "order_id" = '${orderId}' AND "account_id" = '${walletId}'
				RETURNING "account_id" AS "id"`,
		],
		sentence: /has a balance of \d+ credits, but its lots have \d+ remaining/,
	},
	{
		what: "a balance that is not its entries', though its lots agree",
		breaks: "a pool's balance is the sum of its entries",
		statements: ({ walletId, orderId }) => [
			`UPDATE "lot" SET "remaining" = "remaining" + 1 WHERE "order_id" = '${orderId}' AND "account_id" = '${walletId}'`,
			`UPDATE "pool" SET "balance" = "balance" + 1 WHERE "account_id" = '${walletId}' RETURNING "account_id" AS "id"`,
		],
		sentence: /has a balance of (\d+) credits, but its entries add up to \d+/,
	},
	{
		what: "a pool that says it holds what its lots do not",
		breaks: "a pool's held is the sum of what its lots hold",
		statements: ({ walletId }) => [
			`UPDATE "pool" SET "held" = "held" + 1 WHERE "account_id" = '${walletId}' RETURNING "account_id" AS "id"`,
		],
		sentence: /says that 3 credits are held, but its lots hold 2/,
	},
	{
		what: "a credit that went from lot to lot without an entry",
		breaks: "a lot's remaining is the sum of its entries",
		statements: ({ walletId, orderId }) => [
			`UPDATE "lot" SET "remaining" = "remaining" + 1 WHERE "id" = (SELECT "id" FROM "lot"
				WHERE "account_id" = '${walletId}' AND "order_id" IS DISTINCT FROM '${orderId}' AND "closed_at" IS NULL LIMIT 1)`,
			`UPDATE "lot" SET "remaining" = "remaining" - 1 WHERE "order_id" = '${orderId}' AND "account_id" = '${walletId}'
				RETURNING "id"`,
		],
		sentence: /credits remaining, but its entries add up to/,
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
		what: "an empty lot that is not closed",
		breaks: "a lot is closed exactly when it is empty",
		statements: ({ walletId }) => [
			`UPDATE "lot" SET "closed_at" = NULL WHERE "id" = (SELECT "id" FROM "lot"
				WHERE "account_id" = '${walletId}' AND "remaining" = 0 LIMIT 1) RETURNING "id"`,
		],
		sentence: /has 0 credits remaining and is not closed/,
	},
	{
		what: "a closed lot with credits in it, which nobody can spend",
		breaks: "a lot is closed exactly when it is empty",
		statements: ({ walletId, orderId }) => [
			`ALTER TABLE "lot" DROP CONSTRAINT "lot_closed_is_empty"`,
			`UPDATE "lot" SET "closed_at" = now() WHERE "order_id" = '${orderId}' AND "account_id" = '${walletId}' RETURNING "id"`,
		],
		sentence: /has \d+ credits remaining and was closed at/,
	},
	{
		what: "an entry out of another account's lot",
		breaks: "an entry names a lot of its own account",
		statements: ({ untouchedChargeId, groupAccountId }) => [
			`UPDATE "ledger_entry" SET "lot_id" = (SELECT "id" FROM "lot" WHERE "account_id" = '${groupAccountId}' LIMIT 1)
				WHERE "charge_id" = '${untouchedChargeId}' RETURNING ${ENTRY_ID}`,
		],
		sentence: /names lot \S+, which that account does not have/,
	},
	{
		what: "a hold of more than its slices",
		breaks: "a hold's slices are what it holds, in lots of the pools that it names",
		statements: ({ holdId }) => [`UPDATE "hold" SET "credits" = 9 WHERE "id" = '${holdId}' RETURNING "id"`],
		sentence: /is of 9 credits of accounts \S+, but its slices add up to 2/,
	},
	{
		what: "a hold of a lot that its account does not have",
		breaks: "a hold's slices are what it holds, in lots of the pools that it names",
		statements: ({ holdId }) => [
			`UPDATE "hold_slice" SET "lot_id" = gen_random_uuid() WHERE "hold_id" = '${holdId}' RETURNING "hold_id" AS "id"`,
		],
		sentence: /but its slices add up to 2, in lots of accounts \{NULL\}/,
	},
	{
		what: "a hold that names another pool than it pins",
		breaks: "a hold's slices are what it holds, in lots of the pools that it names",
		statements: ({ holdId, groupAccountId }) => [
			`UPDATE "hold" SET "account_ids" = '{${groupAccountId}}' WHERE "id" = '${holdId}' RETURNING "id"`,
		],
		sentence: /is of 2 credits of accounts \S+, but its slices add up to 2, in lots of accounts/,
	},
];

const CHAIN: Corruption[] = [
	{
		what: "a gap in a pool's versions",
		breaks: "versions count a pool's entries without gaps",
		statements: ({ untouchedChargeId }) => [
			`UPDATE "ledger_entry" SET "version" = "version" + 1000 WHERE "charge_id" = '${untouchedChargeId}' RETURNING ${ENTRY_ID}`,
		],
		sentence: /has an entry 10\d\d, and the one before is \d\d?\./,
	},
	{
		what: "an entry that is gone",
		breaks: "versions count a pool's entries without gaps",
		statements: ({ untouchedChargeId }) => [
			`DELETE FROM "ledger_entry" WHERE "charge_id" = '${untouchedChargeId}'
				RETURNING concat_ws(' ', "account_id", "version" + 1) AS "id"`,
		],
		sentence: /has an entry \d\d?, and the one before is \d\d?\./,
	},
	{
		what: "a pool that counts an entry which is not there",
		breaks: "a pool's version and last posting are those of its last entry",
		statements: ({ walletId }) => [
			`UPDATE "pool" SET "version" = "version" + 1 WHERE "account_id" = '${walletId}' RETURNING "account_id" AS "id"`,
		],
		sentence: /has version \d+, last posted to at .+, but its last entry has version \d+/,
	},
	{
		what: "a last posting that is not the last entry's",
		breaks: "a pool's version and last posting are those of its last entry",
		statements: ({ walletId }) => [
			`UPDATE "pool" SET "last_posted_at" = NULL WHERE "account_id" = '${walletId}' RETURNING "account_id" AS "id"`,
		],
		sentence: /last posted to at no time, but its last entry has version \d+, posted at 2/,
	},
	{
		what: "a balance that does not follow from the one before",
		breaks: "each balance follows from the one before",
		statements: ({ untouchedChargeId }) => [
			`UPDATE "ledger_entry" SET "balance_after" = "balance_after" + 7 WHERE "charge_id" = '${untouchedChargeId}' RETURNING ${ENTRY_ID}`,
		],
		sentence: /by -1 credits, but takes its balance from \d+ to \d+/,
	},
	{
		what: "an entry that was posted before the one before it",
		breaks: "posted_at never goes back",
		statements: ({ untouchedChargeId }) => [
			`UPDATE "ledger_entry" SET "posted_at" = "posted_at" - interval '1 day' WHERE "charge_id" = '${untouchedChargeId}' RETURNING ${ENTRY_ID}`,
		],
		sentence: /was posted at .+, before the one before it at/,
	},
	{
		what: "an entry with another hash",
		breaks: "each hash is that of the entry and of the hash before",
		statements: ({ untouchedChargeId }) => [
			`UPDATE "ledger_entry" SET "hash" = sha256("hash") WHERE "charge_id" = '${untouchedChargeId}' RETURNING ${ENTRY_ID}`,
		],
		sentence: /has the hash [0-9a-f]{64}, but what it says and the hash before make [0-9a-f]{64}/,
	},
	{
		what: "an entry that follows on one with another hash",
		breaks: "each hash is that of the entry and of the hash before",
		statements: ({ untouchedChargeId }) => [
			`UPDATE "ledger_entry" SET "hash" = sha256("hash") WHERE "charge_id" = '${untouchedChargeId}'
				RETURNING concat_ws(' ', "account_id", "version" + 1) AS "id"`,
		],
		sentence: /has the hash [0-9a-f]{64}, but what it says and the hash before make [0-9a-f]{64}/,
	},
	{
		what: "a head that is not the last entry's hash",
		breaks: "a pool's head is the hash of its last entry",
		statements: ({ walletId }) => [
			`UPDATE "pool" SET "head" = sha256("head") WHERE "account_id" = '${walletId}' RETURNING "account_id" AS "id"`,
		],
		sentence: /has the head [0-9a-f]{64}, but its last entry, \d+, has the hash [0-9a-f]{64}/,
	},
	{
		what: "a pool without entries whose head is not that of its account",
		breaks: "a pool's head is the hash of its last entry",
		statements: () => [
			`UPDATE "pool" SET "head" = sha256("head") WHERE "account_id" = (SELECT "account_id" FROM "pool" WHERE "version" = 0 LIMIT 1)
				RETURNING "account_id" AS "id"`,
		],
		sentence: /but its last entry, 0, has the hash [0-9a-f]{64}/,
	},
];

/** Every column that a statement of a pool proves changes its entry's hash. */
const PROVEN: Corruption[] = Object.entries({
	kind: `'grant'`,
	lot_id: `gen_random_uuid()`,
	credits: `"credits" + 1`,
	balance_after: `"balance_after" + 1`,
	movement_id: `gen_random_uuid()`,
	part: `"part" + 1`,
	counter_account_id: `gen_random_uuid()`,
	charge_id: `gen_random_uuid()`,
	slice: `"slice" + 1`,
	slice_credits: `"slice_credits" + 1`,
	service: `'another'`,
	item: `'another'`,
	reference: `'another'`,
	tags: `'{"another": "tag"}'`,
	order_id: `gen_random_uuid()`,
	slice_version: `1`,
	reverses_version: `1`,
	user_id: `gen_random_uuid()`,
	actor_id: `gen_random_uuid()`,
	reason: `'another'`,
	posted_at: `"posted_at" + interval '1 millisecond'`,
}).map(([column, value]) => ({
	what: `an entry with another ${column}`,
	breaks: "each hash is that of the entry and of the hash before",
	statements: ({ untouchedChargeId }) => [
		`DO $$ DECLARE "name" text; BEGIN FOR "name" IN SELECT "conname" FROM "pg_constraint"
			WHERE "conrelid" = '"ledger_entry"'::regclass AND "contype" = 'c'
			LOOP EXECUTE format('ALTER TABLE "ledger_entry" DROP CONSTRAINT %I', "name"); END LOOP; END $$`,
		`UPDATE "ledger_entry" SET "${column}" = ${value} WHERE "charge_id" = '${untouchedChargeId}' RETURNING ${ENTRY_ID}`,
	],
	sentence: /has the hash [0-9a-f]{64}, but what it says and the hash before make [0-9a-f]{64}/,
}));

/** Of invariants 1 to 4: what exists, and how it arrived. */
export const CORRUPTIONS_OF_BALANCES: readonly Corruption[] = [...CONSERVATION, ...SUMS, ...CHAIN, ...PROVEN];
