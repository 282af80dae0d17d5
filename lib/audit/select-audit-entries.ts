import type { ListQuery } from "@/lib/actions/list-query.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { searchPattern } from "@/lib/people/user-id-page.ts";
import { readPeriod } from "@/lib/platform/database/read-today.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { SqlValues } from "@/lib/platform/database/sql-values.ts";
import { isId } from "@/lib/platform/ids.ts";
import type { AuditAction } from "./audit-actions.ts";

/** The filters and order of Admin › Audit Log; all of it is in the URL. Days are the deployment's, both included. */
export interface AuditQuery extends ListQuery<"when"> {
	/** Part of the name of the user or thing that was changed, or of a user whom the change is about, or the id of either. */
	readonly search: string;
	/** The order whose number is searched for, if any. */
	readonly orderNumber: string | null;
	readonly action: AuditAction | null;
	readonly actorId: string | null;
	readonly from: string | null;
	readonly to: string | null;
	/** The entry behind which the page begins, of a list that goes on from one and not by its number. */
	readonly after?: { readonly happenedAt: Date; readonly id: string } | null;
}

/** The conditions and the order of the query for entries of an organization. */
export async function selectAuditEntries(
	sql: Sql,
	{ organizationId: id }: Pick<Actor, "organizationId">,
	query: AuditQuery,
) {
	const values = new SqlValues();
	const organizationId = values.add(id, "uuid");
	const where = [`"audit_entry"."organization_id" = ${organizationId}`];
	const { start, end } = await readPeriod(sql, query);
	if (start) where.push(`"audit_entry"."happened_at" >= ${values.add(start, "timestamptz")}`);
	if (end) where.push(`"audit_entry"."happened_at" < ${values.add(end, "timestamptz")}`);
	if (query.action) where.push(`"audit_entry"."action" = ${values.add(query.action, "text")}`);
	if (query.actorId) where.push(`"audit_entry"."actor_id" = ${values.add(query.actorId, "uuid")}`);
	if (query.search !== "") {
		const found = isId(query.search)
			? `SELECT ${values.add(query.search.toLowerCase(), "text")}`
			: foundSubjects(values, { organizationId, query });
		where.push(`"audit_entry"."id" IN (${entriesAbout(found)})`);
	}
	const [direction, idDirection] = query.descending ? ["DESC", "ASC"] : ["ASC", "DESC"];
	if (query.after) where.push(isBehind(values, query.after, query.descending));
	const orderBy = `"audit_entry"."happened_at" ${direction}, "audit_entry"."id" ${idDirection}`;
	return { where: where.join(" AND "), orderBy, values };
}

/** What says in an entry what it is about: its subject, and a user who is named in it, such as whose limit it is. Each has an index. */
const ABOUT = [`"subject_id"`, `"after"->>'userId'`, `"before"->>'userId'`];

/** The ids of all entries that are about something of these ids: by these alone, so that no long log is read for them. */
function entriesAbout(found: string): string {
	const entries = ABOUT.map((about) => `SELECT "id" FROM "audit_entry" WHERE ${about} IN (SELECT "id" FROM "found")`);
	return `WITH "found" ("id") AS (${found})
		${entries.join("\nUNION ALL ")}`;
}

/** In the list's order: the ids of one instant are sorted the other way round. */
function isBehind(values: SqlValues, after: { happenedAt: Date; id: string }, descending: boolean): string {
	const [at, id] = [values.add(after.happenedAt, "timestamptz"), values.add(after.id, "uuid")];
	const [beyond, idBeyond] = descending ? ["<", ">"] : [">", "<"];
	return `"audit_entry"."happened_at" ${beyond}= ${at}
		AND ("audit_entry"."happened_at" ${beyond} ${at} OR "audit_entry"."id" ${idBeyond} ${id})`;
}

/** The ids of everything that the log can be about (`readNames`) and that the search finds. */
function foundSubjects(
	values: SqlValues,
	{ organizationId, query }: { organizationId: string; query: AuditQuery },
): string {
	const pattern = `lower(${values.add(searchPattern(query.search), "text")})`;
	const has = (name: string) => `' ' || lower(${name}) LIKE ${pattern}`;
	const subjects = [
		`SELECT "id"::text FROM "user" WHERE "organization_id" = ${organizationId} AND "search_text" LIKE ${pattern}`,
		`SELECT "id"::text FROM "user_role" WHERE "organization_id" = ${organizationId} AND ${has('"name"')}`,
		`SELECT "subject_id" FROM "audit_entry" WHERE "organization_id" = ${organizationId}
			AND "action" = 'user_role.deleted' AND ${has(`"before"->>'name'`)}`,
		`SELECT "id"::text FROM "invitation" WHERE "organization_id" = ${organizationId}
			AND ${has(`"name" || ' ' || "email"`)}`,
		`SELECT "share_group"."id"::text FROM "share_group" JOIN "user" ON "user"."id" = "share_group"."creator_id"
		WHERE "user"."organization_id" = ${organizationId} AND ${has('"share_group"."name"')}`,
		`SELECT "sent"."subject_id" FROM "audit_entry" AS "sent" JOIN "mail" ON "mail"."id" = "sent"."subject_id"::uuid
		WHERE "sent"."organization_id" = ${organizationId} AND "sent"."action" = 'mail.sent_again' AND ${has('"mail"."subject"')}`,
		`SELECT "plan_id"::text FROM "plan_version" WHERE ${has('"name"')}`,
		`SELECT "id" FROM "credit_type" WHERE ${has('"name"')}`,
	];
	if (query.orderNumber !== null) {
		subjects.push(`SELECT "id"::text FROM "order" WHERE "organization_id" = ${organizationId}
			AND "number" = ${values.add(query.orderNumber, "bigint")}`);
	}
	return subjects.join("\nUNION ALL ");
}
