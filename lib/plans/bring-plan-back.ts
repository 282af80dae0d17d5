import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { changeCatalogue } from "./change-catalogue.ts";
import { NEWEST_VERSION } from "./plan-terms.ts";
import type { PlanIdInput } from "./schema.ts";

/**
 * Puts a withdrawn plan back into the catalogue, behind the others of its credit type; refused where that is retired
 * (CONFLICT). A second time changes nothing.
 */
export async function bringPlanBack(context: VerbContext, { planId }: PlanIdInput): Promise<Result<{ name: string }>> {
	const { actor } = context;
	return changeCatalogue(context, async (tx) => {
		const include = { ...NEWEST_VERSION, creditType: true };
		const plan = await tx.prisma.plan.findUnique({ where: { id: planId }, include });
		const [newest] = plan?.versions ?? [];
		if (!plan || !newest) return refuse("NOT_FOUND", "planNotFound");
		if (plan.withdrawnAt === null) return done({ name: newest.name });
		const { creditTypeId, creditType } = plan;
		if (creditType.retiredAt !== null) return refuse("CONFLICT", "creditTypeRetired", { name: creditType.name });
		const { _max: last } = await tx.prisma.plan.aggregate({ where: { creditTypeId }, _max: { position: true } });
		const position = (last.position ?? 0) + 1;
		await tx.prisma.plan.update({ where: { id: planId }, data: { withdrawnAt: null, position } });
		await recordAudit(tx, {
			actor,
			organizationId: actor.organizationId,
			action: "plan.brought_back",
			subject: { type: "plan", id: planId },
		});
		return done({ name: newest.name });
	});
}
