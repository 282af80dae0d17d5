import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { changeCatalogue } from "@/lib/plans/change-catalogue.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { CreditTypeIdInput } from "./schema.ts";

/** Ends the sale of a credit type; what is left of it is still spent (product.md 47). A second time changes nothing. */
export async function retireCreditType(
	context: VerbContext,
	{ creditTypeId }: CreditTypeIdInput,
): Promise<Result<{ name: string }>> {
	const { actor } = context;
	return changeCatalogue(context, async (tx) => {
		const creditType = await tx.prisma.creditType.findUnique({ where: { id: creditTypeId } });
		if (!creditType) return refuse("NOT_FOUND", "creditTypeNotFound");
		const { name, retiredAt, version } = creditType;
		if (retiredAt !== null) return done({ name });
		const now = await tx.clock.now(tx.sql);
		await tx.prisma.creditType.update({ where: { id: creditTypeId }, data: { retiredAt: now, version: version + 1 } });
		await recordAudit(tx, {
			actor,
			organizationId: actor.organizationId,
			action: "credit_type.retired",
			subject: { type: "credit_type", id: creditTypeId },
		});
		return done({ name });
	});
}
