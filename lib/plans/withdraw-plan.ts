import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { changeCatalogue } from "./change-catalogue.ts";
import { NEWEST_VERSION } from "./plan-terms.ts";
import type { PlanIdInput } from "./schema.ts";

/** Takes a plan out of the catalogue at once; what was ordered stays ordered. A second time changes nothing. */
export async function withdrawPlan(context: VerbContext, { planId }: PlanIdInput): Promise<Result<{ name: string }>> {
	const { actor } = context;
	return changeCatalogue(context, async (tx) => {
		const plan = await tx.prisma.plan.findUnique({ where: { id: planId }, include: NEWEST_VERSION });
		const [newest] = plan?.versions ?? [];
		if (!plan || !newest) return refuse("NOT_FOUND", "planNotFound");
		if (plan.withdrawnAt !== null) return done({ name: newest.name });
		await tx.prisma.plan.update({ where: { id: planId }, data: { withdrawnAt: await tx.clock.now(tx.sql) } });
		await recordAudit(tx, {
			actor,
			organizationId: actor.organizationId,
			action: "plan.withdrawn",
			subject: { type: "plan", id: planId },
		});
		return done({ name: newest.name });
	});
}
