import type { VerbContext } from "@/lib/actions/verb.ts";
import { recordAudit } from "@/lib/audit/record-audit.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { changeCatalogue } from "./change-catalogue.ts";
import { refusalToPrice, refusalToSell } from "./create-plan.ts";
import { addPlanVersion, factsOf, NEWEST_VERSION, type PlanTerms, termsOf } from "./plan-terms.ts";
import type { ChangePlanInput } from "./schema.ts";

/**
 * Makes a plan's next version; orders keep theirs, and running subscriptions until they were told of it (product.md 48). Refuses with STALE when someone else has made one since
 * `version`. What is as it was makes none.
 */
export async function changePlan(
	context: VerbContext,
	{ planId, version, ...terms }: ChangePlanInput,
): Promise<Result<{ version: number }>> {
	const { actor } = context;
	return changeCatalogue(context, async (tx) => {
		const plan = await tx.prisma.plan.findUnique({ where: { id: planId }, include: NEWEST_VERSION });
		const [newest] = plan?.versions ?? [];
		if (!plan || !newest) return refuse("NOT_FOUND", "planNotFound");
		if (newest.version !== version) return refuse("STALE", "planChangedMeanwhile", { plan: newest.name });
		const refusal = refusalToSell(plan.kind, terms) ?? (await refusalToPrice(tx, terms));
		if (refusal) return refusal;
		const changed = differences(termsOf(newest), terms);
		if (!changed) return done({ version });
		const next = version + 1;
		await addPlanVersion(tx, { actor, planId, version: next, terms });
		await recordAudit(tx, {
			actor,
			organizationId: actor.organizationId,
			action: "plan.changed",
			subject: { type: "plan", id: planId },
			...changed,
		});
		return done({ version: next });
	});
}

/** The facts in which two versions differ; null where there are none. */
function differences(before: PlanTerms, after: PlanTerms) {
	const facts = { before: factsOf(before), after: factsOf(after) };
	const names = Object.keys(facts.before) as (keyof typeof facts.before)[];
	const changed = names.filter((name) => String(facts.before[name]) !== String(facts.after[name]));
	if (changed.length === 0) return null;
	const only = (terms: typeof facts.before) => Object.fromEntries(changed.map((name) => [name, terms[name] ?? null]));
	return { before: only(facts.before), after: only(facts.after) };
}
