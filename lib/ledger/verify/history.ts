import type { Check } from "./check.ts";

/** The triggers that protect history, with PostgreSQL's `tgtype`: when they fire, and for what. */
const GUARDS = [
	{ table: "transfer", trigger: "transfer_is_append_only", type: 27 },
	{ table: "transfer", trigger: "transfer_is_not_truncated", type: 34 },
	{ table: "audit_entry", trigger: "audit_entry_is_append_only", type: 27 },
	{ table: "audit_entry", trigger: "audit_entry_is_not_truncated", type: 34 },
	{ table: "charge", trigger: "charge_is_kept", type: 11 },
	{ table: "charge", trigger: "charge_is_not_truncated", type: 34 },
	{ table: "charge", trigger: "charge_keeps_what_was_charged", type: 19 },
	{ table: "charge_slice", trigger: "charge_slice_is_kept", type: 11 },
	{ table: "charge_slice", trigger: "charge_slice_is_not_truncated", type: 34 },
	{ table: "charge_slice", trigger: "charge_slice_keeps_what_was_charged", type: 19 },
];

/** Transfers and audit rows are append-only, a charge keeps what was charged, and says what its transfers say. */
export const history: readonly Check[] = [
	{
		invariant: 5,
		holds: "the triggers that refuse changes to history are on",
		violations: `
			SELECT "guard"."trigger" AS "id", format('Table %s can be rewritten: its trigger %s %s.', "guard"."table", "guard"."trigger",
				CASE WHEN "trigger"."oid" IS NULL THEN 'is missing' WHEN "trigger"."tgenabled" NOT IN ('O', 'A') THEN 'is disabled'
				ELSE 'was replaced' END) AS "sentence"
			FROM (VALUES ${GUARDS.map(({ table, trigger, type }) => `('${table}', '${trigger}', ${type})`).join(", ")})
				AS "guard" ("table", "trigger", "type")
			LEFT JOIN "pg_trigger" AS "trigger"
				ON "trigger"."tgname" = "guard"."trigger" AND "trigger"."tgrelid" = format('%I', "guard"."table")::regclass
			LEFT JOIN "pg_proc" AS "function" ON "function"."oid" = "trigger"."tgfoid"
			WHERE "trigger"."oid" IS NULL OR "trigger"."tgenabled" NOT IN ('O', 'A') OR "trigger"."tgtype" <> "guard"."type"
				OR "function"."proname" <> 'refuse_change' OR "function"."prosrc" NOT LIKE '%BEGIN%RAISE EXCEPTION%'`,
	},
	{
		invariant: 5,
		holds: "nobody but the owner of the tables may rewrite history",
		violations: `
			SELECT DISTINCT concat_ws(' ', "held"."role", "held"."privilege", "held"."table") AS "id",
				format('Role %s has the privilege %s on table %s, which is append-only.', "held"."role", "held"."privilege", "held"."table") AS "sentence"
			FROM (
				SELECT "class"."relname" AS "table", "class"."relowner", "acl"."privilege_type" AS "privilege", "acl"."grantee",
					CASE "acl"."grantee" WHEN 0 THEN 'PUBLIC' ELSE "acl"."grantee"::regrole::text END AS "role"
				FROM "pg_class" AS "class"
				CROSS JOIN LATERAL (
					SELECT "grantee", "privilege_type" FROM aclexplode("class"."relacl")
					UNION ALL
					SELECT "column"."grantee", "column"."privilege_type" FROM "pg_attribute"
					CROSS JOIN LATERAL aclexplode("pg_attribute"."attacl") AS "column"
					WHERE "pg_attribute"."attrelid" = "class"."oid"
				) AS "acl"
				WHERE "class"."oid" IN ('"transfer"'::regclass, '"audit_entry"'::regclass)
			) AS "held"
			WHERE "held"."privilege" IN ('UPDATE', 'DELETE', 'TRUNCATE') AND "held"."grantee" <> "held"."relowner"`,
	},
	{
		invariant: 5,
		holds: "a charge says what its slices and its transfers say",
		violations: `
			SELECT "charge"."id"::text, format('Charge %s is of %s credits, its slices add up to %s and its transfers to %s.',
				"charge"."id", "charge"."charged", "slices"."credits", "transfers"."credits") AS "sentence"
			FROM "charge"
			CROSS JOIN LATERAL (
				SELECT coalesce(sum("credits"), 0) AS "credits", count(*) AS "count" FROM "charge_slice" WHERE "charge_id" = "charge"."id"
			) AS "slices"
			CROSS JOIN LATERAL (
				SELECT coalesce(sum("credits"), 0) AS "credits" FROM "transfer" WHERE "charge_id" = "charge"."id" AND "kind" = 'charge'
			) AS "transfers"
			WHERE "slices"."count" = 0 OR "charge"."charged" <> "slices"."credits" OR "charge"."charged" <> "transfers"."credits"`,
	},
	{
		invariant: 5,
		holds: "a slice says what its charge and the last of its transfers say",
		violations: `
			SELECT concat_ws(' ', "slice"."charge_id", "slice"."position") AS "id",
				format('Slice %s of charge %s says %s credits, version %s, balance %s, expiry %s; its transfers say %s credits, version %s, balance %s, expiry %s; its user, credit type and time are %s.',
				"slice"."position", "slice"."charge_id", "slice"."credits", "slice"."account_version", "slice"."balance_after", coalesce("slice"."lot_expires_at"::text, 'never'),
				coalesce("transfers"."credits", 0), coalesce("transfers"."version", 0), coalesce("transfers"."balance", 0),
				coalesce("transfers"."expires_at"::text, 'never'),
				CASE WHEN ("slice"."user_id", "slice"."credit_type_id", "slice"."posted_at")
					= ("charge"."user_id", "charge"."credit_type_id", "charge"."posted_at") THEN 'the charge''s' ELSE 'not the charge''s' END) AS "sentence"
			FROM "charge_slice" AS "slice"
			JOIN "charge" ON "charge"."id" = "slice"."charge_id"
			CROSS JOIN LATERAL (
				SELECT sum("transfer"."credits") AS "credits", max("from_version") AS "version",
					(array_agg("from_balance_after" ORDER BY "from_version" DESC))[1] AS "balance", min("lot"."expires_at") AS "expires_at"
				FROM "transfer" JOIN "lot" ON "lot"."id" = "transfer"."from_lot_id"
				WHERE "charge_id" = "slice"."charge_id" AND "from_account_id" = "slice"."account_id" AND "transfer"."kind" = 'charge'
			) AS "transfers"
			WHERE ("slice"."user_id", "slice"."credit_type_id", "slice"."posted_at")
					<> ("charge"."user_id", "charge"."credit_type_id", "charge"."posted_at")
				OR ("slice"."account_id" IS NOT NULL AND ("slice"."credits", "slice"."account_version", "slice"."balance_after", "slice"."lot_expires_at")
					IS DISTINCT FROM ("transfers"."credits", "transfers"."version", "transfers"."balance", "transfers"."expires_at"))`,
	},
];
