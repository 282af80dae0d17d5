import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { changeServiceUser } from "./change-service-user.ts";
import type { ResumeServiceUserInput } from "./schema.ts";

/** Lets a paused service user use credits again. Refuses one that isn't paused (CONFLICT). */
export async function resumeServiceUser(
	context: VerbContext,
	{ userId }: ResumeServiceUserInput,
): Promise<Result<null>> {
	return changeServiceUser(context, { userId }, async (tx, { actor, user }) => {
		if (user.status === "active") return refuse("CONFLICT", "serviceUserIsNotPaused", { name: user.name });
		await tx.prisma.user.update({
			where: { id: userId },
			data: { status: "active", pausedAt: null, pausedById: null, pauseReason: null, version: { increment: 1 } },
		});
		await recordAudit(tx, {
			actor,
			organizationId: actor.organizationId,
			action: "service_user.resumed",
			subject: { type: "user", id: userId },
		});
		return done(null);
	});
}
