import type { Prisma } from "@/generated/prisma/client.ts";
import type { InvitationEnd } from "@/generated/prisma/enums.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import { maySeeUsers } from "@/lib/people/policy.ts";
import { databaseClock } from "@/lib/platform/database/clock.ts";
import { database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { searchedSpellings } from "@/lib/text/addresses/mail-address.ts";
import { containing } from "@/lib/text/containing.ts";
import type { InvitationListQuery, InvitationStatus } from "./schema.ts";

/**
 * A line of the list of invitations: open and expired ones, and those that ended because their inviter lost the right
 * to them.
 */
export interface InvitationRow {
	readonly id: string;
	readonly name: string;
	readonly email: string;
	/** Null where the role was deleted since. */
	readonly userRoleId: string | null;
	readonly roleName: string;
	readonly invitedBy: string;
	readonly createdAt: Date;
	readonly lastSentAt: Date;
	readonly expiresAt: Date;
	readonly status: InvitationStatus;
	/** Why it ended before it was accepted; null if it did not. */
	readonly endedBecause: InvitationEnd | null;
}

const OPEN = { acceptedAt: null, revokedAt: null } as const;

/** One page of the actor's organization's invitations; null without the right to see its users. */
export async function listInvitations(
	{ actor, db = database() }: ReadContext,
	query: InvitationListQuery,
): Promise<{ rows: readonly InvitationRow[]; total: number } | null> {
	if (!maySeeUsers(actor)) return null;
	const now = await databaseClock.now(sqlOf(db));
	const emails = searchedSpellings(query.search).map((text) => ({ email: containing(text) }));
	const where: Prisma.InvitationWhereInput = {
		organizationId: actor.organizationId,
		...(query.search && { OR: [{ name: containing(query.search) }, ...emails] }),
		AND: { OR: shown(query.status, now) },
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
	const rows = invitations.map(
		({ userRole, invitedBy, ...invitation }): InvitationRow => ({
			id: invitation.id,
			name: invitation.name,
			email: invitation.email,
			userRoleId: invitation.userRoleId,
			roleName: userRole?.name ?? "",
			invitedBy: invitedBy.name,
			createdAt: invitation.createdAt,
			lastSentAt: invitation.lastSentAt,
			expiresAt: invitation.expiresAt,
			status: invitation.endedBecause ? "ended" : invitation.expiresAt > now ? "pending" : ("expired" as const),
			endedBecause: invitation.endedBecause,
		}),
	);
	return { rows, total };
}

/**
 * Invitations of one status, or of any. An ended one is listed for as long as it would have been open, or until another
 * is sent.
 */
function shown(status: InvitationStatus | null, now: Date): Prisma.InvitationWhereInput[] {
	const all: Record<InvitationStatus, Prisma.InvitationWhereInput> = {
		pending: { ...OPEN, expiresAt: { gt: now } },
		expired: { ...OPEN, expiresAt: { lte: now } },
		ended: { endedBecause: { not: null }, expiresAt: { gt: now } },
	};
	return status ? [all[status]] : Object.values(all);
}

/** How many invitations are open; 0 without the right to see users. */
export async function countInvitations({ actor, db = database() }: ReadContext): Promise<number> {
	if (!maySeeUsers(actor)) return 0;
	return db.invitation.count({ where: { ...OPEN, organizationId: actor.organizationId } });
}
