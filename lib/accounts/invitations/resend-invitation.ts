import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { changeOrganization } from "@/lib/people/change-organization.ts";
import { refusalToEditUsers, rightsLackedBy } from "@/lib/people/policy.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { invitationEnd, sendInvitations } from "./invite.ts";
import { findOpenInvitation } from "./open-invitation.ts";
import type { InvitationInput } from "./schema.ts";
import { countOneMore, readSentToday, refusalToInviteMore, refuseForMailbox } from "./sent-today.ts";

const SENT_EVERY_MS = 60_000;

/**
 * Sends an open invitation again, with a new link that is good for as long as a new one's; the earlier link stops
 * counting when the mail goes out. At most once a minute and a few times a day (TOO_MANY_REQUESTS). Needs *Edit User*,
 * and, because it can revive an invitation that no longer counts, every right of the invited role (FORBIDDEN,
 * product.md 38).
 */
export async function resendInvitation(context: VerbContext, { invitationId }: InvitationInput): Promise<Result<null>> {
	return changeOrganization(context, refusalToEditUsers, async (tx, actor) => {
		const invitation = await findOpenInvitation(tx, { actor, invitationId });
		if (!invitation) return refuse("NOT_FOUND", "invitationNotFound");
		const { rights = [] } = invitation.userRole ?? {};
		if (rightsLackedBy(actor, rights).length > 0) return refuse("FORBIDDEN", "inviteeRoleBeyondYou");
		const now = await tx.clock.now(tx.sql);
		if (now.getTime() - invitation.lastSentAt.getTime() < SENT_EVERY_MS) {
			return refuse("TOO_MANY_REQUESTS", "invitationSentJustNow", { name: invitation.name });
		}
		const { expiresAt, organizationId, email } = invitation;
		const { ipAddress } = context;
		const sent = await readSentToday(tx, { organizationId, emails: [email] });
		const tooMany = await refusalToInviteMore(tx, { sent, count: 1, ipAddress });
		if (tooMany) return tooMany;
		if (!countOneMore(sent, email)) return refuseForMailbox(email);
		const until = invitationEnd(now);
		await tx.prisma.invitation.update({
			where: { id: invitationId },
			// The actor who resends it is its inviter from now on.
			data: { lastSentAt: now, expiresAt: until, invitedById: actor.userId },
		});
		await recordAudit(tx, {
			actor,
			organizationId,
			action: "invitation.sent_again",
			subject: { type: "invitation", id: invitationId },
			before: { expiresAt },
			after: { expiresAt: until },
		});
		await sendInvitations(tx, { actor, invitations: [invitation], ipAddress });
		return done(null);
	});
}
