import type { ReadContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { findUserByEmail } from "@/lib/people/find-user-by-email.ts";
import { readTypeBalances, type TypeBalance } from "@/lib/people/queries.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { readRunningSubscriptions } from "@/lib/subscription-periods/queries.ts";
import { isSameEmail } from "../../request-email.ts";
import { readToken } from "../../tokens/tokens.ts";
import { isStillGranted } from "../end-ungranted-invitations.ts";
import { type MoveObstacle, obstacleOfMove } from "./move-user.ts";

/** What an invitation offers, to the holder of its link. */
export interface OfferedInvitation {
	readonly name: string;
	readonly email: string;
	readonly organizationName: string;
	/** Null if the inviter has been removed since. */
	readonly inviterName: string | null;
	readonly roleName: string;
	readonly expiresAt: Date;
}

/** What comes along when a user moves to another organization (product.md 39). */
export interface Moving {
	readonly fromOrganization: string;
	/** Only the types that aren't empty. */
	readonly credits: readonly TypeBalance[];
	readonly orders: number;
	readonly shareGroups: number;
	/** The names of subscriptions that run. */
	readonly subscriptions: readonly string[];
	/** Open invitations to the organization that is left: they end. */
	readonly invitations: number;
}

/** What the person who opens the link can do: the page shows one of these. */
export type InvitationState =
	| { readonly kind: "not_good" }
	| { readonly kind: "new_user"; readonly offer: OfferedInvitation }
	| { readonly kind: "sign_in" | "member"; readonly offer: OfferedInvitation }
	| { readonly kind: "another"; readonly offer: OfferedInvitation; readonly signedInAs: string }
	| { readonly kind: "stuck"; readonly offer: OfferedInvitation; readonly obstacle: MoveObstacle }
	| { readonly kind: "move"; readonly offer: OfferedInvitation; readonly moving: Moving };

/** Reads an invitation by its link's token, for the signed-in user or a visitor. Doesn't use up the link. */
export async function readInvitation(
	{ actor, db = database() }: Omit<ReadContext, "actor"> & { actor: Actor | null },
	token: string,
): Promise<InvitationState> {
	const found = await readToken(db, { purpose: "invitation", token });
	const invitation =
		found &&
		(await db.invitation.findUnique({
			where: { id: found.invitationId },
			include: { organization: true, invitedBy: true, userRole: true },
		}));
	if (!invitation || !(await isStillGranted({ sql: sqlOf(db) }, invitation.id))) return { kind: "not_good" };
	const { name, email, expiresAt, organization, invitedBy, userRole } = invitation;
	const inviterName = invitedBy.status === "removed" ? null : invitedBy.name;
	const names = { organizationName: organization.name, inviterName, roleName: userRole?.name ?? "" };
	const offer = { name, email, expiresAt, ...names };
	if (!actor) {
		const owner = await findUserByEmail({ sql: sqlOf(db) }, email);
		return { kind: owner ? "sign_in" : "new_user", offer };
	}
	if (!isSameEmail(actor.email, email)) return { kind: "another", offer, signedInAs: actor.email };
	if (actor.organizationId === invitation.organizationId) return { kind: "member", offer };
	const obstacle = await obstacleOfMove(db, actor);
	if (obstacle) return { kind: "stuck", offer, obstacle };
	return { kind: "move", offer, moving: await readMoving(actor, db) };
}

async function readMoving({ userId, organizationId, organizationName }: Actor, db: Database): Promise<Moving> {
	const [balances, orders, shareGroups, invitations, subscriptions] = await Promise.all([
		readTypeBalances(sqlOf(db), [userId]),
		db.order.count({ where: { organizationId, OR: [{ buyerId: userId }, { beneficiaryId: userId }] } }),
		db.shareGroup.count({ where: { creatorId: userId, status: { not: "deleted" } } }),
		db.invitation.count({ where: { organizationId, acceptedAt: null, revokedAt: null } }),
		readRunningSubscriptions(db, userId),
	]);
	const credits = (balances.get(userId) ?? []).filter(({ available }) => available > 0n);
	const plans = subscriptions.map(({ plan }) => plan);
	return { fromOrganization: organizationName, credits, orders, shareGroups, invitations, subscriptions: plans };
}
