import type { z } from "@hono/zod-openapi";
import type { Charged } from "@/lib/ledger/charges/new-charge.ts";
import type { RefundedCharge } from "@/lib/ledger/charges/recall-refunds.ts";
import { cancelCharge, refundCharge } from "@/lib/ledger/charges/refund-charge.ts";
import type { PostingContext } from "@/lib/ledger/requests/post-once.ts";
import type { Settled } from "@/lib/ledger/together/operation.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import type { Problem } from "../answers/problem.ts";
import { problemOfError } from "../answers/problem-of-error.ts";
import { sayRefusal } from "../answers/say-refusal.ts";
import { type ApiContext, postingContext } from "../api-context.ts";
import { type ApiResource, apiRoute } from "../api-route.ts";
import { chargeAsked, chargedJson, coveredJson } from "../charges/charge-asked.ts";
import { type ReachedCharge, readReachedCharge } from "../charges/read-reached-charge.ts";
import {
	batchSchema,
	batchShape,
	cancellationSchema,
	chargedShape,
	chargeId,
	chargeSchema,
	chargeShape,
	refundedShape,
	refundSchema,
} from "../charges/schema.ts";

const createCharge = apiRoute({
	method: "post",
	path: "/charges",
	operationId: "createCharge",
	summary: "Charge credits",
	description:
		"Uses credits of a user for something, all or nothing: of share groups of others that let the user in, then of their Credit Owner's wallet, then of their own groups. What a subscription of the user's covers costs nothing, unless `share_group_id` names a pool. Thousands a second may come from one wallet; they are posted together.",
	scope: "charge",
	spends: true,
	isKeyed: true,
	body: chargeSchema,
	answer: chargedShape,
	status: 201,
	async handle(context, { body }) {
		const [settled] = await chargeAsked(context, [{ ...body, key: context.idempotencyKey }]);
		if (!settled) throw new Error("A charge was not answered.");
		if ("error" in settled) throw settled.error;
		return settled.outcome.ok ? done(chargedJson(settled.outcome.value)) : settled.outcome;
	},
});

const createCharges = apiRoute({
	method: "post",
	path: "/charges/batch",
	operationId: "createCharges",
	summary: "Charge many at once",
	description:
		"Up to 1,000 charges, each with a key of its own, each done or refused by itself: the batch is not atomic. `results` has their answers in the same order; the batch itself is answered with 200. The same key twice gets the same answer, or with another body 422.",
	scope: "charge",
	isRepeatable: true,
	spends: true,
	mostBytes: 2 * 1024 * 1024,
	body: batchSchema,
	answer: batchShape,
	async handle(context, { body }) {
		const settled = await chargeAsked(context, body.charges);
		const results = settled.map((one, index) => resultJson(body.charges[index]?.key ?? "", one));
		return done({ results: await Promise.all(results) });
	},
});

const getCharge = apiRoute({
	method: "get",
	path: "/charges/{charge_id}",
	operationId: "getCharge",
	summary: "See a charge",
	description: "What was charged, and what has been given back of it.",
	scope: "view_usage",
	params: chargeId,
	answer: chargeShape,
	async handle(context, { params }) {
		const charge = await readReachedCharge(context, params.charge_id);
		return charge.ok ? done(chargeJson(charge.value)) : charge;
	},
});

const refund = apiRoute({
	method: "post",
	path: "/charges/{charge_id}/refunds",
	operationId: "refundCharge",
	summary: "Give credits back",
	description:
		"Returns credits of a charge to the lots that they came from, the last pool's first; all that is left of it, unless `credits` says how many. A covered charge has cost nothing: it is marked as refunded, once, and 0 credits are given back.",
	scope: "refund",
	isKeyed: true,
	params: chargeId,
	body: refundSchema,
	answer: refundedShape,
	status: 201,
	handle: (context, { params, body }) =>
		giveBack(context, params, (posting, charge) => refundCharge(posting, { ...charge, ...body })),
});

const cancel = apiRoute({
	method: "post",
	path: "/charges/{charge_id}/cancellation",
	operationId: "cancelCharge",
	summary: "Cancel a charge",
	description:
		"Gives all of a charge back within 15 minutes. It disappears from lists, totals and charts, though not from statements. A charge that was refunded in part can't be cancelled.",
	scope: "refund",
	isKeyed: true,
	params: chargeId,
	body: cancellationSchema,
	answer: refundedShape,
	status: 201,
	handle: (context, { params, body }) =>
		giveBack(context, params, (posting, charge) => cancelCharge(posting, { ...charge, ...body })),
});

export const charges: ApiResource = {
	name: "Charges",
	description: "Credits that are used by a user for something.",
	routes: [createCharge, createCharges, getCharge, refund, cancel],
};

/** What `give` gives back of a charge that the key reaches, once for the request's key. */
async function giveBack(
	context: ApiContext,
	{ charge_id }: z.output<typeof chargeId>,
	give: (posting: PostingContext, charge: { key: string; chargeId: string }) => Promise<Result<RefundedCharge>>,
): Promise<Result<z.input<typeof refundedShape>>> {
	const charge = await readReachedCharge(context, charge_id);
	if (!charge.ok) return charge;
	const { idempotencyKey: key } = context;
	const refunded = await give(postingContext(context), { key, chargeId: charge.value.chargeId });
	return refunded.ok ? done(refundedJson(refunded.value)) : refunded;
}

async function resultJson(
	key: string,
	settled: Settled<Charged>,
): Promise<z.input<typeof batchShape>["results"][number]> {
	if ("error" in settled) return failedJson(key, problemOfError(settled.error));
	const { outcome } = settled;
	if (!outcome.ok) return failedJson(key, await sayRefusal(outcome));
	return { key, status: 201, charge: chargedJson(outcome.value), problem: null };
}

function failedJson(key: string, problem: Problem) {
	return { key, status: problem.status, charge: null, problem };
}

function chargeJson(charge: ReachedCharge): z.input<typeof chargeShape> {
	const { chargeId: charge_id, userId, creditTypeId, charged, refunded, status, service, item, reference } = charge;
	return {
		charge_id,
		user_id: userId,
		credit_type: creditTypeId,
		credits: toJsonCredits(charged),
		covered: coveredJson(charge.coveredBy),
		refunded: toJsonCredits(refunded),
		status,
		service,
		item,
		reference,
		hold_id: charge.holdId,
		charged_at: charge.postedAt.toISOString(),
	};
}

function refundedJson({
	chargeId: charge_id,
	refunded,
	refundedInAll,
	pools,
}: RefundedCharge): z.input<typeof refundedShape> {
	return {
		charge_id,
		refunded: toJsonCredits(refunded),
		refunded_in_all: toJsonCredits(refundedInAll),
		pools: pools.map(({ accountId, balanceAfter }) => ({
			pool_id: accountId,
			balance_after: toJsonCredits(balanceAfter),
		})),
	};
}
