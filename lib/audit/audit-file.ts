import type { ReadContext } from "@/lib/actions/verb.ts";
import { REMOVED_NAME } from "@/lib/people/removed-email.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { database } from "@/lib/platform/database/db.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { PERSONAL_FIELDS } from "./audit-names.ts";
import { maySeeAuditLog } from "./policy.ts";
import { type AuditQuery, selectAuditEntries } from "./select-audit-entries.ts";

const COLUMNS: readonly CsvColumn[] = [
	{ name: "happened_at", kind: "instant" },
	{ name: "actor", kind: "text" },
	{ name: "actor_id", kind: "id" },
	{ name: "api_key_id", kind: "id" },
	{ name: "request_id", kind: "text" },
	{ name: "action", kind: "text" },
	{ name: "subject_type", kind: "text" },
	{ name: "subject", kind: "text" },
	{ name: "subject_id", kind: "text" },
	{ name: "before", kind: "text" },
	{ name: "after", kind: "text" },
	{ name: "reason", kind: "text" },
];

/** Every entry that Admin › Audit Log shows with these filters, in its order; null without the right to see it. */
export async function readAuditFile(
	{ actor, db = database() }: ReadContext,
	query: AuditQuery,
): Promise<CsvQuery | null> {
	return maySeeAuditLog(actor) ? auditFileOf(sqlOf(db), actor, query) : null;
}

/**
 * The entries of an organization's log. The names are those of the page: what is not of the organization has none, the
 * operator's people are "operator", and of removed users and an anonymised organization nothing is said that names them
 * (product.md 37, 57a).
 */
export async function auditFileOf(
	sql: Sql,
	{ organizationId }: { readonly organizationId: string },
	query: AuditQuery,
): Promise<CsvQuery> {
	const { where, orderBy, values } = await selectAuditEntries(sql, { organizationId }, query);
	const organization = values.add(organizationId, "uuid");
	const named = namesSql(organization);
	const isForgotten = `EXISTS (SELECT FROM "user" AS "gone" WHERE "gone"."id"::text = "audit_entry"."subject_id"
			AND "gone"."status" = 'removed')
		OR EXISTS (SELECT FROM "invitation" AS "gone" WHERE "gone"."id"::text = "audit_entry"."subject_id"
			AND "gone"."name" = ${values.add(REMOVED_NAME, "text")})
		OR EXISTS (SELECT FROM "organization" AS "gone" WHERE "gone"."id"::text = "audit_entry"."subject_id"
			AND "gone"."anonymised_at" IS NOT NULL)`;
	const personal = values.add([...PERSONAL_FIELDS], "text[]");
	const side = (column: "before" | "after") => `(
		SELECT string_agg("fact"."key" || ': ' || coalesce((${named(`"fact"."value"`)}), "fact"."value", ''), '; '
			ORDER BY "fact"."key")
		FROM jsonb_each_text("audit_entry"."${column}"::jsonb) AS "fact"
		WHERE NOT ("fact"."key" = ANY (${personal}) AND (${isForgotten}))
	)`;
	const text = `SELECT "happened_at", CASE WHEN "by"."id" IS NULL THEN 'system'
			WHEN "by"."organization_id" <> ${organization} THEN 'operator' ELSE "by"."name" END AS "actor",
			CASE WHEN "by"."organization_id" = ${organization} THEN "by"."id" END AS "actor_id", "api_key_id",
			"request_id", "action", "subject_type", (${named(`"audit_entry"."subject_id"`)}) AS "subject", "subject_id",
			${side("before")} AS "before", ${side("after")} AS "after", "reason"
		FROM "audit_entry" LEFT JOIN "user" AS "by" ON "by"."id" = "audit_entry"."actor_id"
		WHERE ${where} ORDER BY ${orderBy}`;
	return { text, values: values.values, columns: COLUMNS };
}

/** SQL for the name of what an id refers to, as `readNames` reads them; null for what is no id. */
function namesSql(organization: string): (text: string) => string {
	const of = (table: string, name = `"name"`) =>
		`(SELECT ${name} FROM "${table}" WHERE "id" = "ref"."id" AND "organization_id" = ${organization})`;
	const names = [
		...[of("user"), of("user_role"), of("order", `"number"::text`), of("invitation"), of("api_key")],
		`(SELECT "share_group"."name" FROM "share_group" JOIN "user" ON "user"."id" = "share_group"."creator_id"
			WHERE "share_group"."id" = "ref"."id" AND "user"."organization_id" = ${organization})`,
		`(SELECT "name" FROM "organization" WHERE "id" = "ref"."id" AND ${organization} IN ("id", "sandbox_of_id"))`,
		`(SELECT "subject" FROM "mail" WHERE "id" = "ref"."id")`,
		`(SELECT "name" FROM "plan_version" WHERE "plan_id" = "ref"."id" ORDER BY "version" DESC LIMIT 1)`,
	];
	return (text) => `SELECT coalesce(${names.join(", ")})
		FROM (SELECT CASE WHEN ${text} ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN ${text}::uuid END AS "id") AS "ref"`;
}
