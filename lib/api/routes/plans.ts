import { taxOf } from "@/lib/orders/tax-of.ts";
import { readCatalogue } from "@/lib/plans/queries.ts";
import { done } from "@/lib/platform/refusal.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { type ApiResource, apiRoute } from "../api-route.ts";
import { plansShape } from "../orders/schema.ts";

const listPlans = apiRoute({
	method: "get",
	path: "/plans",
	operationId: "listPlans",
	summary: "List what is on sale",
	description: "What is on sale by credit type, as the operator has put it in order: packs, then subscriptions.",
	scope: "view_plans",
	answer: plansShape,
	async handle({ db }) {
		const sections = await readCatalogue({ db });
		const plans = sections.flatMap(({ packs, subscriptions }) => [
			...packs.map((pack) => ({ ...pack, kind: "pack" as const, carryOverCredits: null })),
			...subscriptions,
		]);
		return done({
			plans: plans.map(({ priceMinor, taxRateBasisPoints, ...plan }) => ({
				plan_id: plan.id,
				name: plan.name,
				credit_type: plan.creditTypeId,
				kind: plan.kind,
				credits: plan.credits === null ? null : toJsonCredits(plan.credits),
				carry_over_credits: plan.carryOverCredits === null ? null : toJsonCredits(plan.carryOverCredits),
				price_minor: Number(priceMinor),
				tax_rate_basis_points: taxRateBasisPoints,
				total_minor: Number(priceMinor + taxOf({ priceMinor, rateBasisPoints: taxRateBasisPoints })),
				currency: plan.currency,
				validity_months: plan.validityMonths,
			})),
		});
	},
});

export const plans: ApiResource = { name: "Plans", description: "What can be bought.", routes: [listPlans] };
