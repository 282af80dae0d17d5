import type { Actor } from "@/lib/auth/actor.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";

/** An invitation of the actor's organization that was neither accepted nor revoked; the organization is locked. */
export async function findOpenInvitation(
	tx: Transaction,
	{ actor, invitationId }: { actor: Actor; invitationId: string },
) {
	const { organizationId } = actor;
	return tx.prisma.invitation.findFirst({
		where: { id: invitationId, organizationId, acceptedAt: null, revokedAt: null },
		include: { userRole: { select: { rights: true } } },
	});
}
