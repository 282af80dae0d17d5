import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { changeCatalogue } from "@/lib/plans/change-catalogue.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { CreditTypeIdInput } from "./schema.ts";

/** Lets a retired credit type be sold again, with the plans that it had. A second time changes nothing. */
export async function bringCreditTypeBack(
	context: VerbContext,
	{ creditTypeId }: CreditTypeIdInput,
): Promise<Result<{ name: string }>> {
	const { actor } = context;
	return changeCatalogue(context, async (tx) => {
		const creditType = await tx.prisma.creditType.findUnique({ where: { id: creditTypeId } });
		if (!creditType) return refuse("NOT_FOUND", "creditTypeNotFound");
		const { name, retiredAt, version } = creditType;
		if (retiredAt === null) return done({ name });
		await tx.prisma.creditType.update({ where: { id: creditTypeId }, data: { retiredAt: null, version: version + 1 } });
		await recordAudit(tx, {
			actor,
			organizationId: actor.organizationId,
			action: "credit_type.brought_back",
			subject: { type: "credit_type", id: creditTypeId },
		});
		return done({ name });
	});
}
