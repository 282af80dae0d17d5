import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { changeServiceUser } from "./change-service-user.ts";
import type { PauseServiceUserInput } from "./schema.ts";

/**
 * Pauses a service user: from now on its charges and holds are refused with who paused it and why (product.md 56). What it
 * has on hold can still be captured or released. Refuses one that is paused already (CONFLICT).
 */
export async function pauseServiceUser(
	context: VerbContext,
	{ userId, reason }: PauseServiceUserInput,
): Promise<Result<null>> {
	return changeServiceUser(context, { userId }, async (tx, { actor, user }) => {
		if (user.status === "suspended") return refuse("CONFLICT", "serviceUserIsPaused", { name: user.name });
		await tx.prisma.user.update({
			where: { id: userId },
			data: {
				status: "suspended",
				pausedAt: await tx.clock.now(tx.sql),
				pausedById: actor.userId,
				pauseReason: reason,
				version: { increment: 1 },
			},
		});
		await recordAudit(tx, {
			actor,
			organizationId: actor.organizationId,
			action: "service_user.paused",
			subject: { type: "user", id: userId },
			reason,
		});
		return done(null);
	});
}
