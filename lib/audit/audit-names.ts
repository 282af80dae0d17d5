import type { Prisma } from "@/generated/prisma/client.ts";
import { isRemovedEmail } from "@/lib/people/removed-email.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { isId } from "@/lib/platform/ids.ts";

/** What `recordAudit` wrote of one field. */
export type AuditValue = string | number | boolean | null | readonly string[];

/** The fields that say who a user or an organization is; names of anything else are not about them. */
export const PERSONAL_FIELDS: readonly string[] = ["name", "email", "pendingEmail", "externalId"];

interface Entry {
	readonly subjectId: string;
	readonly before: Prisma.JsonValue;
	readonly after: Prisma.JsonValue;
}

export interface AuditNames {
	readonly of: (id: string) => string | null;
	/** The value, or the name of what its id refers to. */
	readonly ofValue: (value: AuditValue) => AuditValue;
	/** Whether it is the id of a removed user, who has no page any more. */
	readonly isRemoved: (id: string) => boolean;
	/**
	 * Whether it is the id of a removed user, of an invitation to them, or of an anonymised organization: their name and
	 * address are not shown, neither the last nor one before.
	 */
	readonly isForgotten: (id: string) => boolean;
}

/**
 * The names of what a page of the audit log is about: the log holds ids, names are joined on reading (product.md 37).
 */
export async function readNames(
	db: Database,
	{ organizationId, entries }: { organizationId: string; entries: readonly Entry[] },
): Promise<AuditNames> {
	const ids = [
		...new Set(entries.flatMap((entry) => [entry.subjectId, ...idsIn(entry.before), ...idsIn(entry.after)])),
	];
	const uuids = ids.filter(isId);
	const where = { id: { in: uuids }, organizationId };
	const [
		users,
		roles,
		orders,
		invitations,
		shareGroups,
		mails,
		apiKeys,
		organizations,
		deletedRoles,
		plans,
		creditTypes,
	] = await Promise.all([
		db.user.findMany({ where, select: { id: true, name: true, status: true } }),
		db.userRole.findMany({ where, select: { id: true, name: true } }),
		db.order.findMany({ where, select: { id: true, number: true } }),
		db.invitation.findMany({ where, select: { id: true, name: true, email: true } }),
		db.shareGroup.findMany({
			where: { id: { in: uuids }, creator: { organizationId } },
			select: { id: true, name: true },
		}),
		// Of any organization: the operator's log covers all mail.
		db.mail.findMany({ where: { id: { in: uuids } }, select: { id: true, subject: true } }),
		db.apiKey.findMany({ where, select: { id: true, name: true } }),
		db.organization.findMany({
			where: { id: { in: uuids }, OR: [{ id: organizationId }, { sandboxOfId: organizationId }] },
			select: { id: true, name: true, anonymisedAt: true },
		}),
		db.auditEntry.findMany({
			where: { organizationId, action: "user_role.deleted", subjectId: { in: ids } },
			select: { subjectId: true, before: true },
		}),
		db.planVersion.findMany({
			where: { planId: { in: uuids } },
			orderBy: { version: "asc" },
			select: { planId: true, name: true },
		}),
		db.creditType.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } }),
	]);
	const names = new Map<string, string>([
		...deletedRoles.map((entry) => [entry.subjectId, nameIn(entry.before)] as const),
		...[...users, ...roles, ...invitations, ...shareGroups, ...apiKeys, ...organizations].map(
			(found) => [found.id, found.name] as const,
		),
		...mails.flatMap(({ id, subject }) => (subject === null ? [] : [[id, subject] as const])),
		...orders.map((order) => [order.id, order.number.toString()] as const),
		// The newest name comes last, and counts.
		...plans.map(({ planId, name }) => [planId, name] as const),
		...creditTypes.map(({ id, name }) => [id, name] as const),
	]);
	const removed = new Set(users.filter(({ status }) => status === "removed").map(({ id }) => id));
	const forgotten = forgottenIds({ invitations, organizations });
	return {
		isRemoved: (id) => removed.has(id),
		isForgotten: (id) => removed.has(id) || forgotten.has(id),
		of: (id) => names.get(id) ?? null,
		ofValue: (value) => (typeof value === "string" && isId(value) ? (names.get(value) ?? value) : value),
	};
}

function forgottenIds({
	invitations,
	organizations,
}: {
	invitations: readonly { id: string; email: string }[];
	organizations: readonly { id: string; anonymisedAt: Date | null }[];
}): Set<string> {
	const invited = invitations.filter(({ email }) => isRemovedEmail(email));
	const anonymised = organizations.filter(({ anonymisedAt }) => anonymisedAt !== null);
	return new Set([...invited, ...anonymised].map(({ id }) => id));
}

function idsIn(facts: Prisma.JsonValue): string[] {
	return Object.values(facts ?? {}).filter((value): value is string => typeof value === "string" && isId(value));
}

function nameIn(facts: Prisma.JsonValue): string {
	return facts && typeof facts === "object" && "name" in facts ? String(facts.name) : "";
}
