import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { changeCatalogue } from "@/lib/plans/change-catalogue.ts";
import { refusalToMove } from "@/lib/plans/refusal-to-move.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import type { MoveCreditTypesInput } from "./schema.ts";

/**
 * Puts the credit types that aren't retired into another order, in which everyone sees them (product.md 47). Refuses with
 * STALE when it has changed since the page showed `before`.
 */
export async function moveCreditTypes(
	context: VerbContext,
	{ before, after }: MoveCreditTypesInput,
): Promise<Result<null>> {
	const { actor } = context;
	return changeCatalogue(context, async (tx) => {
		const types = await tx.prisma.creditType.findMany({
			where: { retiredAt: null },
			orderBy: [{ position: "asc" }, { id: "asc" }],
			select: { id: true, name: true },
		});
		const refusal = refusalToMove({ now: types.map(({ id }) => id), before, after });
		if (refusal) return refusal;
		for (const [index, id] of after.entries()) {
			await tx.prisma.creditType.update({ where: { id }, data: { position: index + 1 } });
		}
		const moved = after.find((id, index) => id !== before[index]);
		if (moved === undefined) return done(null);
		const names = new Map(types.map(({ id, name }) => [id, name]));
		await recordAudit(tx, {
			actor,
			organizationId: actor.organizationId,
			action: "credit_type.moved",
			subject: { type: "credit_type", id: moved },
			after: { order: after.map((id) => names.get(id) ?? id) },
		});
		return done(null);
	});
}
