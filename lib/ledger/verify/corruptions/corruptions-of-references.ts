import { type Corruption, ENTRY_ID } from "./corruption.ts";

/** A row of each table that names another one without a foreign key, and the column that does. */
const NAMED: readonly (readonly [what: string, table: string, column: string])[] = [
	["user", "ledger_entry", "user_id"],
	["user", "ledger_entry", "actor_id"],
	["user", "charge", "user_id"],
	["user", "hold", "user_id"],
	["user", "usage_daily", "user_id"],
	["user", "covered_daily", "user_id"],
	["user", "coverage", "user_id"],
	["user", "pool_use", "user_id"],
	["order", "ledger_entry", "order_id"],
	["order", "lot", "order_id"],
	["credit type", "charge", "credit_type_id"],
	["credit type", "hold", "credit_type_id"],
	["credit type", "covered_daily", "credit_type_id"],
	["credit type", "coverage", "credit_type_id"],
	["subscription", "coverage", "subscription_id"],
	["subscription", "allowance", "subscription_id"],
	["subscription", "charge", "subscription_id"],
	["subscription", "hold", "subscription_id"],
	["address", "ledger_entry", "address_id"],
	["address", "hold_slice", "address_id"],
	["address", "pool_use", "address_id"],
];

const MISSING_ID = "018f0000-0000-7000-8000-00000000dead";

const POOLS = "every account has its pool, and every pool its account, of one credit type";
const ORIGINS = "a lot is of the kind, order and expiry of the lot in which its credits first arrived";
const IDS = "no charge, hold or lot has the id of another one";

/** Of invariant 10: what foreign keys can't say, because the rows lie in different families. */
export const CORRUPTIONS_OF_REFERENCES: readonly Corruption[] = [
	...NAMED.map(([what, table, column]): Corruption => {
		const value = column === "credit_type_id" ? "gone" : MISSING_ID;
		return {
			what: `a ${what} that is not there, in ${table}.${column}`,
			breaks: `every ${what} that the ledger names exists`,
			statements: ({ sally }) => [
				`INSERT INTO "covered_daily" ("user_id", "credit_type_id", "day", "charges") VALUES ('${sally}', 'email', '2026-01-01', 0)`,
				`UPDATE "${table}" SET "${column}" = '${value}' WHERE "ctid" = (
					SELECT "ctid" FROM "${table}" WHERE "${column}" IS NOT NULL LIMIT 1) RETURNING '${value}' AS "id"`,
			],
			sentence: new RegExp(`^1 rows of ${table} name ${what} ${value}, which does not exist\\.$`),
		};
	}),
	{
		what: "a pool without an account",
		breaks: POOLS,
		statements: ({ walletId }) => [`DELETE FROM "account" WHERE "id" = '${walletId}' RETURNING "id"`],
		sentence: /is of nothing, but its pool of email/,
	},
	{
		what: "an account without a pool",
		breaks: POOLS,
		statements: ({ walletId }) => [
			`DELETE FROM "pool" WHERE "account_id" = '${walletId}' RETURNING "account_id" AS "id"`,
		],
		sentence: /is of email, but its pool of nothing/,
	},
	{
		what: "a pool of another credit type than its account",
		breaks: POOLS,
		statements: ({ walletId }) => [
			`UPDATE "pool" SET "credit_type_id" = 'sms' WHERE "account_id" = '${walletId}' RETURNING "account_id" AS "id"`,
		],
		sentence: /is of email, but its pool of sms/,
	},
	{
		what: "an entry whose charge is not there",
		breaks: "every entry of a charge has its charge",
		statements: ({ untouchedChargeId }) => [
			`DELETE FROM "charge" WHERE "id" = '${untouchedChargeId}'`,
			`SELECT ${ENTRY_ID} FROM "ledger_entry" WHERE "charge_id" = '${untouchedChargeId}'`,
		],
		sentence: /\(charge\) is of charge \S+ of \S+, which does not exist/,
	},
	{
		what: "an entry whose charge is another client's",
		breaks: "every entry of a charge has its charge",
		statements: ({ untouchedChargeId }) => [
			`UPDATE "ledger_entry" SET "client" = 'another' WHERE "charge_id" = '${untouchedChargeId}' RETURNING ${ENTRY_ID}`,
		],
		sentence: /\(charge\) is of charge \S+ of another, which does not exist/,
	},
	{
		what: "credits that are set aside for a hold that is not there",
		breaks: "every slice of a hold has its hold",
		statements: ({ holdId }) => [
			`DELETE FROM "hold" WHERE "id" = '${holdId}'`,
			`SELECT concat_ws(' ', "hold_id", "lot_id") AS "id" FROM "hold_slice" WHERE "hold_id" = '${holdId}'`,
		],
		sentence: /^2 credits of lot \S+ are set aside for hold \S+, which does not exist\.$/,
	},
	...[
		{ what: "nowhere", change: `"origin_lot_id" = gen_random_uuid()`, sentence: /\(which does not exist\)/ },
		{
			what: "another kind",
			change: `"kind" = 'granted'`,
			sentence: /^Lot \S+ \(granted.+ \(purchased, .+ itself first\)\.$/,
		},
		{ what: "another order", change: `"order_id" = NULL`, sentence: /order none/ },
		{
			what: "what expires more than 7 days before",
			change: `"expires_at" = "expires_at" + interval '169 hours'`,
			sentence: /came from lot/,
		},
		{
			what: "what expires later",
			change: `"expires_at" = "expires_at" - interval '1 hour'`,
			sentence: /came from lot/,
		},
		{ what: "what expires, and never does", change: `"expires_at" = NULL`, sentence: /expires never\) came from lot/ },
	].map(
		({ what, change, sentence }): Corruption => ({
			what: `a lot that came from ${what}`,
			breaks: ORIGINS,
			statements: ({ orderId, groupAccountId }) => [
				`UPDATE "lot" SET ${change} WHERE "account_id" = '${groupAccountId}' AND "order_id" = '${orderId}' RETURNING "id"`,
			],
			sentence,
		}),
	),
	{
		what: "a lot that came from another credit type",
		breaks: ORIGINS,
		statements: ({ orderId, groupAccountId }) => [
			`UPDATE "pool" SET "credit_type_id" = 'sms' WHERE "account_id" = '${groupAccountId}'`,
			`SELECT "id" FROM "lot" WHERE "account_id" = '${groupAccountId}' AND "order_id" = '${orderId}'`,
		],
		sentence: /^Lot \S+ \(purchased.+ itself first\)\.$/,
	},
	{
		what: "a lot that came from one that is not the first",
		breaks: ORIGINS,
		statements: ({ orderId, groupAccountId, walletId }) => [
			`UPDATE "lot" SET "origin_account_id" = '${groupAccountId}', "origin_lot_id" = gen_random_uuid()
				WHERE "account_id" = '${walletId}' AND "order_id" = '${orderId}' AND "origin_lot_id" IS NULL`,
			`SELECT "id" FROM "lot" WHERE "account_id" = '${groupAccountId}' AND "order_id" = '${orderId}'`,
		],
		sentence: /itself from \S+\)\.$/,
	},
	...[
		{ table: "charge", key: `"client"`, value: `'another'` },
		{ table: "hold", key: `"client"`, value: `'another'` },
		{ table: "lot", key: `"account_id"`, value: `gen_random_uuid()` },
	].map(
		({ table, key, value }): Corruption => ({
			what: `a ${table} with the id of another one`,
			breaks: IDS,
			statements: () => [
				`CREATE TEMPORARY TABLE "copy" ON COMMIT DROP AS SELECT * FROM "${table}" LIMIT 1`,
				`UPDATE "copy" SET ${key} = ${value}`,
				`INSERT INTO "${table}" SELECT * FROM "copy" RETURNING "id"`,
			],
			sentence: new RegExp(`^There are 2 rows of ${table} with the id `),
		}),
	),
];
