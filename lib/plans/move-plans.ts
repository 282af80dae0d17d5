import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import { changeCatalogue } from "./change-catalogue.ts";
import { refusalToMove } from "./refusal-to-move.ts";
import type { MovePlansInput } from "./schema.ts";

/**
 * Puts the plans of a credit type into another order, in which buyers see them (product.md 48). Refuses with STALE when
 * their order, or which there are, has changed since the page showed `before`.
 */
export async function movePlans(
	context: VerbContext,
	{ creditTypeId, before, after }: MovePlansInput,
): Promise<Result<null>> {
	const { actor } = context;
	return changeCatalogue(context, async (tx) => {
		const plans = await tx.prisma.plan.findMany({
			where: { creditTypeId, withdrawnAt: null },
			orderBy: [{ position: "asc" }, { id: "asc" }],
			select: { id: true },
		});
		const now = plans.map(({ id }) => id);
		const refusal = refusalToMove({ now, before, after });
		if (refusal) return refusal;
		for (const [index, id] of after.entries()) {
			await tx.prisma.plan.update({ where: { id }, data: { position: index + 1 } });
		}
		const moved = after.find((id, index) => id !== before[index]);
		if (moved === undefined) return done(null);
		await recordAudit(tx, {
			actor,
			organizationId: actor.organizationId,
			action: "plan.moved",
			subject: { type: "credit_type", id: creditTypeId },
			after: { order: await namesInOrder() },
		});
		return done(null);

		async function namesInOrder(): Promise<string[]> {
			const versions = await tx.prisma.planVersion.findMany({
				where: { planId: { in: after } },
				orderBy: { version: "asc" },
				select: { planId: true, name: true },
			});
			const names = new Map(versions.map(({ planId, name }) => [planId, name]));
			return after.map((id) => names.get(id) ?? id);
		}
	});
}
