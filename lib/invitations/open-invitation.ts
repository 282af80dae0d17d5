import type { Actor } from "@/lib/auth/actor.ts";
import type { Transaction } from "@/lib/transaction.ts";
import { lockOrganization } from "@/lib/users/lock-users.ts";

/** An invitation of the actor's organization that was neither accepted nor revoked, its organization locked. */
export async function lockOpenInvitation(
	tx: Transaction,
	{ actor, invitationId }: { actor: Actor; invitationId: string },
) {
	const { organizationId } = actor;
	await lockOrganization(tx, organizationId);
	return tx.prisma.invitation.findFirst({
		where: { id: invitationId, organizationId, acceptedAt: null, revokedAt: null },
	});
}
