import { recordAudit } from "@/lib/audit/record-audit.ts";
import { done, refuse } from "@/lib/refusal.ts";
import { transact } from "@/lib/transaction.ts";
import { refusalToEditUsers } from "@/lib/users/policy.ts";
import type { Verb } from "@/lib/verb.ts";
import { lockOpenInvitation } from "./open-invitation.ts";
import type { InvitationInput } from "./schema.ts";

/** Takes an open invitation back: its link is worth nothing from now on. Needs *Edit User*. */
export const revokeInvitation: Verb<InvitationInput, null> = async (context, { invitationId }) => {
	const { actor } = context;
	const refusal = refusalToEditUsers(actor);
	if (refusal) return refusal;
	return transact(
		context.db,
		async (tx) => {
			const invitation = await lockOpenInvitation(tx, { actor, invitationId });
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
		},
		{ clock: context.clock },
	);
};
