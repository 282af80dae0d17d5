import type { Prisma } from "@/generated/prisma/client.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { databaseClock } from "@/lib/clock.ts";
import { type Database, database } from "@/lib/db.ts";
import { searchedSpellings } from "@/lib/mail-address.ts";
import { containing } from "@/lib/text-filters.ts";
import { sqlOf } from "@/lib/transaction.ts";
import { maySeeUsers } from "@/lib/users/policy.ts";
import type { InvitationListQuery, InvitationStatus } from "./schema.ts";

/** A line of the open invitations. */
export interface InvitationRow {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	readonly roleName: string;
	readonly invitedBy: string;
	readonly createdAt: Date;
	readonly lastSentAt: Date;
	readonly expiresAt: Date;
	readonly status: InvitationStatus;
}

const OPEN = { acceptedAt: null, revokedAt: null } as const;

/** One page of the actor's organization's open invitations; null without the right to see its users. */
export async function listInvitations(
	actor: Actor,
	query: InvitationListQuery,
	db: Database = database(),
): Promise<{ rows: readonly InvitationRow[]; total: number } | null> {
	if (!maySeeUsers(actor)) return null;
	const now = await databaseClock.now(sqlOf(db));
	const emails = searchedSpellings(query.search).map((text) => ({ email: containing(text) }));
	const where: Prisma.InvitationWhereInput = {
		...OPEN,
		organizationId: actor.organizationId,
		...(query.search && { OR: [{ name: containing(query.search) }, ...emails] }),
		...(query.status && { expiresAt: query.status === "pending" ? { gt: now } : { lte: now } }),
	};
	const direction = query.descending ? "desc" : "asc";
	const [invitations, total] = await Promise.all([
		db.invitation.findMany({
			where,
			orderBy: [{ [query.sort]: direction }, { id: direction }],
			skip: query.offset,
			take: query.limit,
			include: { userRole: { select: { name: true } }, invitedBy: { select: { name: true } } },
		}),
		db.invitation.count({ where }),
	]);
	const rows = invitations.map(({ userRole, invitedBy, ...invitation }) => ({
		id: invitation.id,
		name: invitation.name,
		email: invitation.email,
		roleName: userRole?.name ?? "",
		invitedBy: invitedBy.name,
		createdAt: invitation.createdAt,
		lastSentAt: invitation.lastSentAt,
		expiresAt: invitation.expiresAt,
		status: invitation.expiresAt > now ? ("pending" as const) : ("expired" as const),
	}));
	return { rows, total };
}

/** How many invitations are open; 0 without the right to see users. */
export async function countInvitations(actor: Actor, db: Database = database()): Promise<number> {
	if (!maySeeUsers(actor)) return 0;
	return db.invitation.count({ where: { ...OPEN, organizationId: actor.organizationId } });
}
