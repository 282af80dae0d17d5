import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import { changeServiceUser, refusalToBeResponsible, UNCHANGED } from "./change-service-user.ts";
import type { SetResponsibleInput } from "./schema.ts";

/**
 * Makes another person responsible for a service user: from now on its mails go to them (product.md 56). Refuses who isn't
 * an active person of the organization.
 */
export async function setResponsible(
	context: VerbContext,
	{ userId, responsibleId }: SetResponsibleInput,
): Promise<Result<{ changed: boolean }>> {
	return changeServiceUser(context, { userId, withIds: [responsibleId] }, async (tx, { actor, users }) => {
		const { responsibleId: before } = await tx.prisma.user.findUniqueOrThrow({
			where: { id: userId },
			select: { responsibleId: true },
		});
		if (before === responsibleId) return UNCHANGED;
		const obstacle = refusalToBeResponsible(users.get(responsibleId));
		if (obstacle) return obstacle;
		await tx.prisma.user.update({ where: { id: userId }, data: { responsibleId, version: { increment: 1 } } });
		await recordAudit(tx, {
			actor,
			organizationId: actor.organizationId,
			action: "service_user.changed",
			subject: { type: "user", id: userId },
			before: { responsibleId: before },
			after: { responsibleId },
		});
		return done({ changed: true });
	});
}
