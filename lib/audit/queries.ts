import type { Prisma } from "@/generated/prisma/client.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import type { AuditAction } from "./audit-actions.ts";
import { type AuditNames, type AuditValue, PERSONAL_FIELDS, readNames } from "./audit-names.ts";
import { maySeeAuditLog } from "./policy.ts";
import { type AuditQuery, selectAuditEntries } from "./select-audit-entries.ts";

/** The actor: a user of the organization, a user of the operator, or none where nobody was signed in. */
export type AuditActor = { kind: "user"; id: string; name: string } | { kind: "operator" } | { kind: "system" };

/** One field that changed. A side that the entry doesn't hold is undefined. */
export interface AuditChange {
	readonly field: string;
	readonly before: AuditValue | undefined;
	readonly after: AuditValue | undefined;
}

/** A line of Admin › Audit Log. */
export interface AuditRow {
	readonly id: string;
	readonly happenedAt: Date;
	readonly actor: AuditActor;
	/** The API key beside the actor; null where the change came from the portal. */
	readonly apiKeyId: string | null;
	/** The request by which it was done, as the log names it; null where a job did it. */
	readonly requestId: string | null;
	readonly action: AuditAction;
	/** `name` is null where what was changed no longer exists; a removed user has a name, but no page. */
	readonly subject: {
		readonly type: string;
		readonly id: string;
		readonly name: string | null;
		readonly isRemoved: boolean;
	};
	/** Ids of users and roles have been replaced by their names; values that named a removed user are left out. */
	readonly changes: readonly AuditChange[];
	readonly reason: string | null;
}

/** One page of the audit log of the actor's organization (product.md 40); null without the right to see it. */
export async function listAuditEntries(
	{ actor, db = database() }: ReadContext,
	query: AuditQuery,
): Promise<{ rows: readonly AuditRow[]; hasMore: boolean } | null> {
	if (!maySeeAuditLog(actor)) return null;
	const sql = sqlOf(db);
	const { where, orderBy, values } = await selectAuditEntries(sql, actor, query);
	const entries = await sql.query<Entry>(
		`SELECT "audit_entry"."id", "happened_at" AS "happenedAt", "actor_id" AS "actorId", "api_key_id" AS "apiKeyId",
			"request_id" AS "requestId", "action", "subject_type" AS "subjectType", "subject_id" AS "subjectId", "before", "after", "reason",
			"user"."name" AS "actorName", "user"."organization_id" AS "actorOrganizationId"
		FROM "audit_entry" LEFT JOIN "user" ON "user"."id" = "audit_entry"."actor_id"
		WHERE ${where} ORDER BY ${orderBy} OFFSET ${query.offset} LIMIT ${query.limit + 1}`,
		values.values,
	);
	const shown = entries.slice(0, query.limit);
	const names = await readNames(db, { organizationId: actor.organizationId, entries: shown });
	const rows = shown.map((entry) => ({
		id: entry.id,
		happenedAt: entry.happenedAt,
		actor: actorOf(entry, actor.organizationId),
		apiKeyId: entry.apiKeyId,
		requestId: entry.requestId,
		action: entry.action,
		subject: {
			type: entry.subjectType,
			id: entry.subjectId,
			name: names.of(entry.subjectId),
			isRemoved: names.isRemoved(entry.subjectId),
		},
		changes: changesOf(entry, names),
		reason: entry.reason,
	}));
	return { rows, hasMore: entries.length > query.limit };
}

interface Entry {
	readonly id: string;
	readonly happenedAt: Date;
	readonly actorId: string | null;
	readonly actorName: string | null;
	readonly actorOrganizationId: string | null;
	readonly apiKeyId: string | null;
	readonly requestId: string | null;
	readonly action: AuditAction;
	readonly subjectType: string;
	readonly subjectId: string;
	readonly before: Prisma.JsonValue;
	readonly after: Prisma.JsonValue;
	readonly reason: string | null;
}

function actorOf({ actorId, actorName, actorOrganizationId }: Entry, organizationId: string): AuditActor {
	if (actorId === null || actorName === null) return { kind: "system" };
	// The operator's users are not named to other organizations.
	if (actorOrganizationId !== organizationId) return { kind: "operator" };
	return { kind: "user", id: actorId, name: actorName };
}

function changesOf(entry: Entry, names: AuditNames): AuditChange[] {
	const before = factsOf(entry.before);
	const after = factsOf(entry.after);
	const isForgotten = names.isForgotten(entry.subjectId);
	const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter(
		(field) => !(isForgotten && PERSONAL_FIELDS.includes(field)),
	);
	const side = (facts: Record<string, AuditValue>, field: string) => {
		const value = facts[field];
		return value === undefined ? undefined : names.ofValue(value);
	};
	return fields.map((field) => ({ field, before: side(before, field), after: side(after, field) }));
}

/** What `recordAudit` wrote. */
function factsOf(json: Prisma.JsonValue): Record<string, AuditValue> {
	return (json ?? {}) as Record<string, AuditValue>;
}
