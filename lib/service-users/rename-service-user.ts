import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import { changeServiceUser, refusalToTakeServiceName, UNCHANGED } from "./change-service-user.ts";
import type { RenameServiceUserInput } from "./schema.ts";

/** Gives a service user another name, which its past usage then shows too. Refuses one that another one has (CONFLICT). */
export async function renameServiceUser(
	context: VerbContext,
	{ userId, name }: RenameServiceUserInput,
): Promise<Result<{ changed: boolean }>> {
	return changeServiceUser(context, { userId }, async (tx, { actor, user }) => {
		const { organizationId } = actor;
		if (name === user.name) return UNCHANGED;
		const taken = await refusalToTakeServiceName(tx, { organizationId, name, exceptId: userId });
		if (taken) return taken;
		await tx.prisma.user.update({ where: { id: userId }, data: { name, version: { increment: 1 } } });
		await recordAudit(tx, {
			actor,
			organizationId,
			action: "service_user.changed",
			subject: { type: "user", id: userId },
			before: { name: user.name },
			after: { name },
		});
		return done({ changed: true });
	});
}
