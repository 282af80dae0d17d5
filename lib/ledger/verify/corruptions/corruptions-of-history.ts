import { type Corruption, ENTRY_ID, type HealthyLedger } from "./corruption.ts";

const TRIGGERS = "the triggers that refuse changes to history are on";
const SAYS = "every entry of a charge says what its charge says";
const USAGE_ROW = "the last entry of a slice is its usage row, and says what its entries add up to";
const NAMES = "a charge names its usage rows in the order of its slices, and they add up to it";

const GUARDS: Corruption[] = [
	...[
		...["ledger_entry", "audit_entry", "account"].map((table) => [table, `${table}_is_append_only`]),
		...["charge", "address"].map((table) => [table, `${table}_is_kept`]),
		...["ledger_entry", "audit_entry", "account", "charge", "address"].map((table) => [
			table,
			`${table}_is_not_truncated`,
		]),
		["charge", "charge_keeps_what_was_charged"],
		["address", "address_stays_the_same"],
		["deployment", "deployment_time_zone_is_fixed"],
		["deployment", "deployment_address_key_is_fixed"],
	].map(
		([table, trigger]): Corruption => ({
			what: `the trigger ${trigger}, disabled`,
			breaks: TRIGGERS,
			statements: () => [`ALTER TABLE "${table}" DISABLE TRIGGER "${trigger}"`, `SELECT '${trigger}' AS "id"`],
			sentence: new RegExp(`^Table ${table} can be rewritten: its trigger ${trigger} is disabled\\.$`),
		}),
	),
	{
		what: "a trigger that is gone",
		breaks: TRIGGERS,
		statements: () => [
			`DROP TRIGGER "ledger_entry_is_append_only" ON "ledger_entry"`,
			`SELECT 'ledger_entry_is_append_only' AS "id"`,
		],
		sentence: /is missing/,
	},
	...[
		{ function: "refuse_change", trigger: "ledger_entry_is_append_only" },
		{ function: "refuse_time_zone_change", trigger: "deployment_time_zone_is_fixed" },
		{ function: "refuse_address_key_change", trigger: "deployment_address_key_is_fixed" },
	].map(
		({ function: name, trigger }): Corruption => ({
			what: `a function ${name} that refuses nothing any more`,
			breaks: TRIGGERS,
			statements: () => [
				`CREATE OR REPLACE FUNCTION "${name}"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END'`,
				`SELECT '${trigger}' AS "id"`,
			],
			sentence: /was replaced/,
		}),
	),
	{
		what: "a time zone that is fixed by what is in another table",
		breaks: TRIGGERS,
		statements: () => [
			`CREATE OR REPLACE FUNCTION "refuse_time_zone_change"() RETURNS trigger LANGUAGE plpgsql AS
				'BEGIN IF EXISTS (SELECT 1 FROM "audit_entry") THEN RAISE EXCEPTION $q$fixed$q$; END IF; RETURN NEW; END'`,
			`SELECT 'deployment_time_zone_is_fixed' AS "id"`,
		],
		sentence: /was replaced/,
	},
	...[
		{ grant: `UPDATE ("credits")`, table: "ledger_entry", privilege: "UPDATE" },
		{ grant: "UPDATE", table: "account", privilege: "UPDATE" },
		{ grant: "DELETE", table: "audit_entry", privilege: "DELETE" },
		{ grant: "TRUNCATE", table: "ledger_entry", privilege: "TRUNCATE" },
		{ grant: "DELETE", table: "charge", privilege: "DELETE" },
		{ grant: "TRUNCATE", table: "address", privilege: "TRUNCATE" },
	].map(
		({ grant, table, privilege }): Corruption => ({
			what: `the privilege ${grant} on ${table}`,
			breaks: "nobody but the owner of the tables may rewrite history",
			statements: () => [`GRANT ${grant} ON "${table}" TO PUBLIC`, `SELECT 'PUBLIC ${privilege} ${table}' AS "id"`],
			sentence: new RegExp(`^Role PUBLIC has the privilege ${privilege} on table ${table}, which keeps its rows\\.$`),
		}),
	),
];

const CHARGES: Corruption[] = [
	...[
		`"user_id" = '018f0000-0000-7000-8000-00000000dead'`,
		`"posted_at" = "posted_at" + interval '1 day'`,
		`"service" = 'another'`,
		`"item" = 'another'`,
		`"reference" = 'another'`,
		`"tags" = '{"another": "tag"}'`,
		`"credit_type_id" = 'sms'`,
	].map(
		(change): Corruption => ({
			what: `a charge that says ${change}, unlike its entries`,
			breaks: SAYS,
			statements: ({ untouchedChargeId }) => [
				`UPDATE "charge" SET ${change} WHERE "id" = '${untouchedChargeId}'`,
				`SELECT ${ENTRY_ID} FROM "ledger_entry" WHERE "charge_id" = '${untouchedChargeId}'`,
			],
			sentence: /\(charge, user \S+, posted at .+\) differs from its charge/,
		}),
	),
	{
		what: "an entry of a charge that names no slice",
		breaks: SAYS,
		statements: ({ chargeId }) => [
			`UPDATE "ledger_entry" SET "slice" = NULL WHERE "charge_id" = '${chargeId}' AND "kind" = 'charge' AND "slice_credits" IS NULL
				RETURNING ${ENTRY_ID}`,
		],
		sentence: /\(charge, user \S+, posted at .+\) differs from its charge/,
	},
	{
		what: "a refund that is another user's than its charge",
		breaks: SAYS,
		statements: ({ chargeId }) => [
			`UPDATE "ledger_entry" SET "user_id" = NULL WHERE "charge_id" = '${chargeId}' AND "kind" = 'refund' RETURNING ${ENTRY_ID}`,
		],
		sentence: /\(refund, user none, .+\) differs from its charge/,
	},
	...[
		{ what: "more credits", change: `"slice_credits" = "slice_credits" + 1`, sentence: /of 13 credits/ },
		{ what: "another expiry", change: `"slice_expires_at" = NULL`, sentence: /credits, which expire at never/ },
	].map(
		({ what, change, sentence }): Corruption => ({
			what: `a usage row of ${what}`,
			breaks: USAGE_ROW,
			statements: ({ chargeId }) => [
				`UPDATE "ledger_entry" SET ${change} WHERE "charge_id" = '${chargeId}' AND "slice_credits" IS NOT NULL
					RETURNING "account_id" || ' ' || "charge_id" AS "id"`,
			],
			sentence,
		}),
	),
	{
		what: "a slice without a usage row",
		breaks: USAGE_ROW,
		statements: ({ chargeId }) => [
			`UPDATE "ledger_entry" SET "slice_credits" = NULL WHERE "charge_id" = '${chargeId}' AND "slice_credits" IS NOT NULL
				RETURNING "account_id" || ' ' || "charge_id" AS "id"`,
		],
		sentence: /it has 0 usage rows/,
	},
	{
		what: "a slice with two usage rows",
		breaks: USAGE_ROW,
		statements: ({ chargeId }) => [
			`UPDATE "ledger_entry" SET "slice_credits" = 12, "service" = 'campaign', "item" = 'Spring sale'
				WHERE "charge_id" = '${chargeId}' AND "kind" = 'charge' RETURNING "account_id" || ' ' || "charge_id" AS "id"`,
		],
		sentence: /it has 2 usage rows/,
	},
	{
		what: "a usage row that is not the last entry of its slice",
		breaks: USAGE_ROW,
		statements: ({ chargeId }) => [
			`UPDATE "ledger_entry" SET "version" = "version" + 1000 WHERE "charge_id" = '${chargeId}' AND "kind" = 'charge'
				AND "slice_credits" IS NULL RETURNING "account_id" || ' ' || "charge_id" AS "id"`,
		],
		sentence: /the last of them with entry 10\d\d, .+ it has 1 usage rows, the last one entry \d\d?/,
	},
	{
		what: "entries of one slice that name two",
		breaks: USAGE_ROW,
		statements: ({ chargeId }) => [
			`UPDATE "ledger_entry" SET "slice" = 1 WHERE "charge_id" = '${chargeId}' AND "kind" = 'charge'
				AND "slice_credits" IS NULL RETURNING "account_id" || ' ' || "charge_id" AS "id"`,
		],
		sentence: /in slices 0 to 1\.$/,
	},
	...[
		{ what: "of more than was taken", change: `"charged" = 13, "requested" = 13` },
		{ what: "that names another entry", change: `"versions" = ARRAY["versions"[1] - 1]` },
		{ what: "that names another account", change: `"account_ids" = ARRAY[gen_random_uuid()]` },
	].map(({ what, change }) => ({
		what: `a charge ${what}`,
		breaks: NAMES,
		statements: ({ chargeId }: HealthyLedger) => [
			`UPDATE "charge" SET ${change} WHERE "id" = '${chargeId}' RETURNING "id"`,
		],
		sentence: /but its usage rows are of 12 credits, slices \{0\}, entries/,
	})),
	{
		what: "a charge without an entry",
		breaks: NAMES,
		statements: ({ chargeId }) => [
			`DELETE FROM "ledger_entry" WHERE "charge_id" = '${chargeId}' RETURNING "charge_id" AS "id"`,
		],
		sentence: /but its usage rows are of 0 credits, slices \{\}/,
	},
	{
		what: "a charge whose first slice is missing",
		breaks: NAMES,
		statements: ({ chargeId }) => [
			`UPDATE "ledger_entry" SET "slice" = 1 WHERE "charge_id" = '${chargeId}' RETURNING "charge_id" AS "id"`,
		],
		sentence: /slices \{1\}/,
	},
];

/** Of invariant 5: what happened stays as it was. */
export const CORRUPTIONS_OF_HISTORY: readonly Corruption[] = [...GUARDS, ...CHARGES];
