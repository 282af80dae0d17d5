import type { VerbContext } from "@/lib/actions/verb.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { isSameEmail } from "../../request-email.ts";
import { readToken, useToken as spendToken } from "../../tokens/tokens.ts";
import { isStillGranted } from "../end-ungranted-invitations.ts";
import type { AcceptInvitationInput } from "../schema.ts";
import { closeAccepted } from "./accept-as-new-user.ts";
import { lockMove, moveUser, obstacleOfMove, refusalToMove } from "./move-user.ts";

/**
 * Accepts an invitation for a user who already has an account (product.md 39): out of an organization of one, the user
 * moves with everything they have; from a bigger one it is refused (CONFLICT). Refuses a link that isn't good
 * (NOT_FOUND), and one that was sent to an address other than the user's own, which must be verified (FORBIDDEN).
 */
export async function acceptInvitation(
	{ actor, db, clock }: VerbContext,
	{ token }: AcceptInvitationInput,
): Promise<Result<null>> {
	return transact(
		db,
		async (tx) => {
			const presented = { purpose: "invitation", token } as const;
			const read = await readToken(tx, presented);
			const found = read && (await tx.prisma.invitation.findUnique({ where: { id: read.invitationId } }));
			if (!found) return refuse("NOT_FOUND", "linkNotGood");
			const user = await lockMove(tx, { actor, toOrganizationId: found.organizationId });
			// The inviter may have lost the rights that they granted.
			const counts = user && (await isStillGranted(tx, found.id)) && (await spendToken(tx, presented));
			if (!user || !counts) return refuse("NOT_FOUND", "linkNotGood");
			if (!actor.emailVerified || !isSameEmail(user.email, found.email)) {
				return refuse("FORBIDDEN", "invitationForAnother", { email: found.email });
			}
			if (found.organizationId === actor.organizationId) return refuse("CONFLICT", "inviteeIsMember");
			const obstacle = await obstacleOfMove(tx.prisma, actor);
			if (obstacle) return refusalToMove(obstacle, actor);
			// An open invitation has a role, and under the locks it is the one that counts.
			const { id, organizationId, userRoleId } = await tx.prisma.invitation.findUniqueOrThrow({
				where: { id: found.id },
			});
			if (user.status !== "active" || userRoleId === null) return refuse("NOT_FOUND", "linkNotGood");
			await moveUser(tx, { actor, to: { organizationId, userRoleId } });
			await closeAccepted(tx, { invitationId: id, organizationId, userId: user.id });
			return done(null);
		},
		{ clock },
	);
}
