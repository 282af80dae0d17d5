import { z } from "@hono/zod-openapi";
import { checkPayment, type PreviewSlice } from "@/lib/ledger/paying/preview-payment.ts";
import { sqlOf } from "@/lib/platform/database/transaction.ts";
import { done } from "@/lib/platform/refusal.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { sayRefusal } from "../answers/say-refusal.ts";
import { problemShape } from "../answers/schema.ts";
import { type ApiResource, apiRoute } from "../api-route.ts";
import { coverageJson } from "../charges/coverage-json.ts";
import { coverageShape, paidShape } from "../charges/schema.ts";
import { findReachedUser } from "../people/find-reached-user.ts";
import { knownOwners } from "../pools/known-owners.ts";
import { amount, orNull, someId } from "../shapes/schema.ts";

const payerShape = z
	.object({
		pool_id: someId,
		kind: z.enum(["wallet", "share_group"]),
		share_group_id: someId.nullable(),
		name: z
			.string()
			.nullable()
			.openapi({ description: "Null where the key may not know it: a share group of strangers." }),
		credits: amount.openapi({ description: "What it would pay." }),
		available_after: amount.nullable().openapi({ description: "What it would have left to spend." }),
	})
	.openapi("Payer");

const coveredUntil = orNull(coverageShape).openapi({
	description: "The subscription that would cover it at 0 credits; null where none would.",
});

const checkShape = z
	.object({
		passes: z.boolean(),
		covered: coveredUntil,
		paid_by: z.array(payerShape).openapi({
			description:
				"In the order in which they would pay; empty where it would be refused, and where a subscription covers it.",
		}),
		problem: orNull(problemShape).openapi({ description: "The problem that the charge would get." }),
	})
	.openapi("Check");

const createCheck = apiRoute({
	method: "post",
	path: "/checks",
	operationId: "checkCharge",
	summary: "Check a charge",
	description:
		"Whether a charge would pass now, which subscription would cover it or which pools would pay, or why it would be refused. It stores nothing and promises nothing: only the charge itself decides, and a hold sets credits aside.",
	scope: "check",
	isRepeatable: true,
	body: z.strictObject(paidShape).openapi("NewCheck"),
	answer: checkShape,
	async handle(context, { body }) {
		const { user: reference, credit_type: creditTypeId, credits, share_group_id: shareGroupId } = body;
		const user = await findReachedUser(context, reference);
		if (!user.ok) return user;
		const { userId } = user.value;
		const pool = shareGroupId === undefined ? null : { shareGroupId };
		const { db, clock } = context;
		const asked = { userId, creditTypeId, credits, pool };
		const { result: previewed, coverage } = await checkPayment(sqlOf(db), asked, { clock });
		const covered = coverage && coverageJson(coverage);
		if (!previewed.ok) return done({ passes: false, covered, paid_by: [], problem: await sayRefusal(previewed) });
		const known = await knownOwners(
			context,
			previewed.value.map(({ ownerId }) => ownerId),
		);
		const paidBy = previewed.value.map((slice) => payerJson(slice, known));
		return done({ passes: true, covered, paid_by: paidBy, problem: null });
	},
});

export const checks: ApiResource = {
	name: "Checks",
	description: "Would a charge pass, from where, and why not.",
	routes: [createCheck],
};

function payerJson(slice: PreviewSlice, known: ReadonlySet<string>): z.input<typeof payerShape> {
	const isKnown = known.has(slice.ownerId);
	return {
		pool_id: slice.accountId,
		kind: slice.kind,
		share_group_id: isKnown ? slice.shareGroupId : null,
		name: isKnown ? slice.name : null,
		credits: toJsonCredits(slice.credits),
		available_after: isKnown ? toJsonCredits(slice.availableAfter) : null,
	};
}
