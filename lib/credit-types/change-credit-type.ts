import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { changeCatalogue } from "@/lib/plans/change-catalogue.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { refusalToName } from "./create-credit-type.ts";
import type { ChangeCreditTypeInput } from "./schema.ts";

/** Renames a credit type. Refuses with STALE when someone else has since `version`, and a name that is taken (CONFLICT). */
export async function changeCreditType(
	context: VerbContext,
	{ creditTypeId, version, ...names }: ChangeCreditTypeInput,
): Promise<Result<{ version: number }>> {
	const { actor } = context;
	return changeCatalogue(context, async (tx) => {
		const before = await tx.prisma.creditType.findUnique({ where: { id: creditTypeId } });
		if (!before) return refuse("NOT_FOUND", "creditTypeNotFound");
		if (before.version !== version) return refuse("STALE", "creditTypeChangedMeanwhile", { name: before.name });
		const refusal = await refusalToName(tx, { name: names.name, exceptId: creditTypeId });
		if (refusal) return refusal;
		const changed = { name: names.name !== before.name, nameInText: names.nameInText !== before.nameInText };
		if (!changed.name && !changed.nameInText) return done({ version });
		await tx.prisma.creditType.update({ where: { id: creditTypeId }, data: { ...names, version: version + 1 } });
		const only = ({ name, nameInText }: typeof names) => ({
			...(changed.name && { name }),
			...(changed.nameInText && { nameInText }),
		});
		await recordAudit(tx, {
			actor,
			organizationId: actor.organizationId,
			action: "credit_type.changed",
			subject: { type: "credit_type", id: creditTypeId },
			before: only(before),
			after: only(names),
		});
		return done({ version: version + 1 });
	});
}
