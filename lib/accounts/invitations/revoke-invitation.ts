import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { changeOrganization } from "@/lib/people/change-organization.ts";
import { refusalToEditUsers } from "@/lib/people/policy.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { findOpenInvitation } from "./open-invitation.ts";
import type { InvitationInput } from "./schema.ts";

/** Revokes an open invitation: its link stops working. Needs *Edit User*. */
export async function revokeInvitation(context: VerbContext, { invitationId }: InvitationInput): Promise<Result<null>> {
	return changeOrganization(context, refusalToEditUsers, async (tx, actor) => {
		const invitation = await findOpenInvitation(tx, { actor, invitationId });
		if (!invitation) return refuse("NOT_FOUND", "invitationNotFound");
		const { organizationId, name, email } = invitation;
		const revokedAt = await tx.clock.now(tx.sql);
		await tx.prisma.invitation.update({ where: { id: invitationId }, data: { revokedAt } });
		await recordAudit(tx, {
			actor,
			organizationId,
			action: "invitation.revoked",
			subject: { type: "invitation", id: invitationId },
			before: { name, email },
		});
		return done(null);
	});
}
