import type { PlanKind } from "@/generated/prisma/enums.ts";
import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { deploymentCurrency } from "@/lib/platform/database/deployment-time-zone.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { PAID_MONTHS } from "./bounds.ts";
import { changeCatalogue } from "./change-catalogue.ts";
import { addPlanVersion, factsOf, type PlanTerms } from "./plan-terms.ts";
import type { CreatePlanInput } from "./schema.ts";

/**
 * Puts a plan into the catalogue, behind the others of its credit type (product.md 48). Refuses a credit type that is
 * unknown (NOT_FOUND) or retired (CONFLICT), and a plan without a price in the deployment's currency, or without what its
 * kind needs (INVALID).
 */
export async function createPlan(
	context: VerbContext,
	{ creditTypeId, kind, ...terms }: CreatePlanInput,
): Promise<Result<{ planId: string }>> {
	const { actor } = context;
	return changeCatalogue(context, async (tx) => {
		const creditType = await tx.prisma.creditType.findUnique({ where: { id: creditTypeId } });
		if (!creditType) return refuse("NOT_FOUND", "creditTypeNotFound", {}, { field: "creditTypeId" });
		if (creditType.retiredAt !== null) {
			return refuse("CONFLICT", "creditTypeRetired", { name: creditType.name }, { field: "creditTypeId" });
		}
		const refusal = refusalToSell(kind, terms) ?? (await refusalToPrice(tx, terms));
		if (refusal) return refusal;
		const planId = newId();
		const { _max: last } = await tx.prisma.plan.aggregate({ where: { creditTypeId }, _max: { position: true } });
		const createdAt = await tx.clock.now(tx.sql);
		const position = (last.position ?? 0) + 1;
		await tx.prisma.plan.create({ data: { id: planId, creditTypeId, kind, position, createdAt } });
		await addPlanVersion(tx, { actor, planId, version: 0, terms });
		await recordAudit(tx, {
			actor,
			organizationId: actor.organizationId,
			action: "plan.created",
			subject: { type: "plan", id: planId },
			after: { creditType: creditType.name, kind, ...factsOf(terms) },
		});
		return done({ planId });
	});
}

/** Why a plan of this kind can't have these terms (INVALID): credits, what may be carried over, the months. */
export function refusalToSell(
	kind: PlanKind,
	{ credits, carryOverCredits, validityMonths }: Pick<PlanTerms, "credits" | "carryOverCredits" | "validityMonths">,
): Refusal | null {
	if ((kind === "unlimited") !== (credits === null)) return refuse("INVALID", "planCredits", {}, { field: "credits" });
	const carries = carryOverCredits !== null;
	if (carries !== (kind === "allowance") || (credits !== null && carries && carryOverCredits > credits)) {
		return refuse("INVALID", "planCarriesOver", {}, { field: "carryOverCredits" });
	}
	if (kind === "pack" || PAID_MONTHS.some((months) => months === validityMonths)) return null;
	return refuse("INVALID", "planMonths", {}, { field: "validityMonths" });
}

/** A plan without a price in the deployment's currency could be bought by few. */
export async function refusalToPrice(tx: Transaction, { prices }: Pick<PlanTerms, "prices">): Promise<Refusal | null> {
	const currency = await deploymentCurrency(tx.sql);
	if (prices.some((price) => price.currency === currency)) return null;
	return refuse("INVALID", "priceMissing", { currency }, { field: "prices" });
}
