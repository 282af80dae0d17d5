import type { Prisma } from "@/generated/prisma/client.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { type Database, database } from "@/lib/db.ts";
import { readPeriod } from "@/lib/deployment-days.ts";
import { isId } from "@/lib/ids.ts";
import type { ListQuery } from "@/lib/list-query.ts";
import { containing } from "@/lib/text-filters.ts";
import { sqlOf } from "@/lib/transaction.ts";
import type { AuditAction } from "./actions.ts";
import { type AuditValue, readNames } from "./names.ts";
import { maySeeAuditLog } from "./policy.ts";

const SUBJECTS_FOUND = 200;
const ACTORS_OFFERED = 100;

/** What Admin › Audit Log is asked for; all of it stands in the URL. Days are the deployment's, both included. */
export interface AuditQuery extends ListQuery<"when"> {
	/** A part of the name of who or what was changed, or an order's number. */
	readonly search: string;
	readonly action: AuditAction | null;
	readonly actorId: string | null;
	readonly from: string | null;
	readonly to: string | null;
}

/** Who did it: somebody of the organization, somebody of the deployment's own, or nobody who was signed in. */
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
	readonly action: AuditAction;
	/** `name` is null where what was changed is not there any more; a removed user has a name, but no page. */
	readonly subject: {
		readonly type: string;
		readonly id: string;
		readonly name: string | null;
		readonly isRemoved: boolean;
	};
	/** Ids of people and roles have been replaced by their names. */
	readonly changes: readonly AuditChange[];
	readonly reason: string | null;
}

/** One page of the audit log of the actor's organization (product.md 40); null without the right to see it. */
export async function listAuditEntries(
	actor: Actor,
	query: AuditQuery,
	db: Database = database(),
): Promise<{ rows: readonly AuditRow[]; hasMore: boolean } | null> {
	if (!maySeeAuditLog(actor)) return null;
	const direction = query.descending ? "desc" : "asc";
	const entries = await db.auditEntry.findMany({
		where: await conditionsOf(actor, query, db),
		orderBy: [{ happenedAt: direction }, { id: direction === "desc" ? "asc" : "desc" }],
		skip: query.offset,
		take: query.limit + 1,
		include: { actor: { select: { name: true, organizationId: true } } },
	});
	const shown = entries.slice(0, query.limit);
	const names = await readNames(db, { organizationId: actor.organizationId, entries: shown });
	const rows = shown.map((entry) => ({
		id: entry.id,
		happenedAt: entry.happenedAt,
		actor: actorOf(entry, actor.organizationId),
		action: entry.action as AuditAction,
		subject: {
			type: entry.subjectType,
			id: entry.subjectId,
			name: names.of(entry.subjectId),
			isRemoved: names.isRemoved(entry.subjectId),
		},
		changes: changesOf(entry, names.ofValue),
		reason: entry.reason,
	}));
	return { rows, hasMore: entries.length > query.limit };
}

/** Who has an entry in the organization's log, for the filter; null without the right to see it. */
export async function listAuditActors(
	actor: Actor,
	db: Database = database(),
): Promise<{ id: string; name: string }[] | null> {
	if (!maySeeAuditLog(actor)) return null;
	return sqlOf(db).query(
		`WITH RECURSIVE "found" ("actor_id", "position") AS (
			(SELECT "actor_id", 1 FROM "audit_entry" WHERE "organization_id" = $1::uuid AND "actor_id" IS NOT NULL
				ORDER BY "actor_id" LIMIT 1)
			UNION ALL
			SELECT (SELECT "actor_id" FROM "audit_entry"
				WHERE "organization_id" = $1::uuid AND "actor_id" > "found"."actor_id" ORDER BY "actor_id" LIMIT 1), "position" + 1
			FROM "found" WHERE "found"."actor_id" IS NOT NULL AND "position" <= $2
		)
		SELECT "user"."id", "user"."name" FROM "found" JOIN "user" ON "user"."id" = "found"."actor_id"
		WHERE "user"."organization_id" = $1::uuid ORDER BY lower("user"."name"), "user"."id"`,
		[actor.organizationId, ACTORS_OFFERED],
	);
}

async function conditionsOf(actor: Actor, query: AuditQuery, db: Database): Promise<Prisma.AuditEntryWhereInput> {
	const { organizationId } = actor;
	const period = await readPeriod(sqlOf(db), query);
	return {
		organizationId,
		...(query.action && { action: query.action }),
		...(query.actorId && isId(query.actorId) && { actorId: query.actorId }),
		...(query.search && { subjectId: { in: await findSubjects(db, { organizationId, search: query.search }) } }),
		happenedAt: { ...(period.start && { gte: period.start }), ...(period.end && { lt: period.end }) },
	};
}

async function findSubjects(
	db: Database,
	{ organizationId, search }: { organizationId: string; search: string },
): Promise<string[]> {
	if (isId(search)) return [search];
	const named = containing(search);
	const take = SUBJECTS_FOUND;
	const select = { id: true };
	const number = /^\d{1,15}$/.test(search) ? BigInt(search) : null;
	const [users, roles, invitations, orders] = await Promise.all([
		db.user.findMany({ where: { organizationId, OR: [{ name: named }, { email: named }] }, take, select }),
		db.userRole.findMany({ where: { organizationId, name: named }, take, select }),
		db.invitation.findMany({ where: { organizationId, OR: [{ name: named }, { email: named }] }, take, select }),
		number === null ? [] : db.order.findMany({ where: { organizationId, number }, take, select }),
	]);
	return [...users, ...roles, ...invitations, ...orders].map((found) => found.id);
}

function actorOf(
	entry: { actorId: string | null; actor: { name: string; organizationId: string } | null },
	organizationId: string,
): AuditActor {
	if (!entry.actorId || !entry.actor) return { kind: "system" };
	// Who works for the operator is the operator's own business.
	if (entry.actor.organizationId !== organizationId) return { kind: "operator" };
	return { kind: "user", id: entry.actorId, name: entry.actor.name };
}

function changesOf(
	entry: { before: Prisma.JsonValue; after: Prisma.JsonValue },
	named: (value: AuditValue) => AuditValue,
): AuditChange[] {
	const before = factsOf(entry.before);
	const after = factsOf(entry.after);
	const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
	const side = (facts: Record<string, AuditValue>, field: string) => {
		const value = facts[field];
		return value === undefined ? undefined : named(value);
	};
	return fields.map((field) => ({ field, before: side(before, field), after: side(after, field) }));
}

/** What `recordAudit` wrote. */
function factsOf(json: Prisma.JsonValue): Record<string, AuditValue> {
	return (json ?? {}) as Record<string, AuditValue>;
}
