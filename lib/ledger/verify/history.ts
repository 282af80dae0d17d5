import type { LedgerChecks } from "./ledger-check.ts";

const APPEND_ONLY = ["ledger_entry", "audit_entry", "account"];
const KEPT = ["charge", "address"];

const REFUSE_CHANGE = { function: "refuse_change", source: "%BEGIN%RAISE EXCEPTION%" };
const UPDATE = 19;
const DELETE = 11;
const UPDATE_OR_DELETE = 27;
const TRUNCATE = 34;

/** The triggers that protect history, with PostgreSQL's `tgtype`: when they fire, and for what. */
const GUARDS = [
	...APPEND_ONLY.map((table) => ({ table, trigger: `${table}_is_append_only`, type: UPDATE_OR_DELETE })),
	...KEPT.map((table) => ({ table, trigger: `${table}_is_kept`, type: DELETE })),
	...[...APPEND_ONLY, ...KEPT].map((table) => ({ table, trigger: `${table}_is_not_truncated`, type: TRUNCATE })),
	{ table: "charge", trigger: "charge_keeps_what_was_charged", type: UPDATE },
	{ table: "address", trigger: "address_stays_the_same", type: UPDATE },
].map((guard) => ({ ...guard, ...REFUSE_CHANGE }));

/** Days and digests would mean something else after these changes. */
const FIXED = [
	{
		table: "deployment",
		trigger: "deployment_time_zone_is_fixed",
		type: UPDATE,
		function: "refuse_time_zone_change",
		source: `%EXISTS%"ledger_entry"%"charge"%RAISE EXCEPTION%`,
	},
	{
		table: "deployment",
		trigger: "deployment_address_key_is_fixed",
		type: UPDATE,
		function: "refuse_address_key_change",
		source: `%EXISTS%"address"%RAISE EXCEPTION%`,
	},
];

const GUARD_ROWS = [...GUARDS, ...FIXED]
	.map((guard) => `('${guard.table}', '${guard.trigger}', ${guard.type}, '${guard.function}', '${guard.source}')`)
	.join(", ");

/** Entries, accounts and audit rows are append-only, charges and addresses are kept: by trigger, and by privilege. */
export const history: LedgerChecks = {
	checks: [
		{
			invariant: 5,
			holds: "the triggers that refuse changes to history are on",
			violations: `
				SELECT "guard"."trigger" AS "id", format('Table %s can be rewritten: its trigger %s %s.', "guard"."table", "guard"."trigger",
					CASE WHEN "trigger"."oid" IS NULL THEN 'is missing' WHEN "trigger"."tgenabled" NOT IN ('O', 'A') THEN 'is disabled'
					ELSE 'was replaced' END) AS "sentence"
				FROM (VALUES ${GUARD_ROWS}) AS "guard" ("table", "trigger", "type", "function", "source")
				LEFT JOIN "pg_trigger" AS "trigger"
					ON "trigger"."tgname" = "guard"."trigger" AND "trigger"."tgrelid" = format('%I', "guard"."table")::regclass
				LEFT JOIN "pg_proc" AS "function" ON "function"."oid" = "trigger"."tgfoid"
				WHERE "trigger"."oid" IS NULL OR "trigger"."tgenabled" NOT IN ('O', 'A') OR "trigger"."tgtype" <> "guard"."type"
					OR "function"."proname" <> "guard"."function" OR "function"."prosrc" NOT LIKE "guard"."source"`,
		},
		{
			invariant: 5,
			holds: "nobody but the owner of the tables may rewrite history",
			violations: `
				SELECT DISTINCT concat_ws(' ', "held"."role", "held"."privilege", "held"."table") AS "id",
					format('Role %s has the privilege %s on table %s, which keeps its rows.', "held"."role", "held"."privilege", "held"."table") AS "sentence"
				FROM (
					SELECT "class"."relname"::text AS "table", "class"."relowner", "acl"."privilege_type" AS "privilege", "acl"."grantee",
						CASE "acl"."grantee" WHEN 0 THEN 'PUBLIC' ELSE "acl"."grantee"::regrole::text END AS "role"
					FROM "pg_class" AS "class"
					CROSS JOIN LATERAL (
						SELECT "grantee", "privilege_type" FROM aclexplode("class"."relacl")
						UNION ALL
						SELECT "column"."grantee", "column"."privilege_type" FROM "pg_attribute"
						CROSS JOIN LATERAL aclexplode("pg_attribute"."attacl") AS "column"
						WHERE "pg_attribute"."attrelid" = "class"."oid"
					) AS "acl"
					WHERE "class"."oid" IN (${[...APPEND_ONLY, ...KEPT].map((table) => `'"${table}"'::regclass`).join(", ")})
				) AS "held"
				WHERE "held"."grantee" <> "held"."relowner" AND ("held"."privilege" IN ('DELETE', 'TRUNCATE')
					OR ("held"."privilege" = 'UPDATE' AND "held"."table" IN (${APPEND_ONLY.map((table) => `'${table}'`).join(", ")})))`,
		},
	],
};
