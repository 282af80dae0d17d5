import type { z } from "@hono/zod-openapi";
import type { Held } from "@/lib/ledger/charges/hold-rows.ts";
import { captureHold, extendHold, placeHold, releaseHold } from "@/lib/ledger/charges/place-hold.ts";
import type { PostingContext } from "@/lib/ledger/requests/post-once.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { type ApiContext, postingContext } from "../api-context.ts";
import { type ApiResource, apiRoute } from "../api-route.ts";
import { chargedJson, coveredJson } from "../charges/charge-asked.ts";
import { chargedShape } from "../charges/schema.ts";
import { readReachedHold } from "../holds/read-reached-hold.ts";
import {
	captureSchema,
	extensionSchema,
	heldShape,
	holdId,
	holdSchema,
	holdShape,
	releasedShape,
	releaseSchema,
} from "../holds/schema.ts";
import { findReachedUserId } from "../people/find-reached-user.ts";

const MS = 1000;

const createHold = apiRoute({
	method: "post",
	path: "/holds",
	operationId: "createHold",
	summary: "Hold credits",
	description:
		"Sets credits aside for something that is not final, from the pools that would pay for it. Capture it for what it came to, or release it; it expires by itself. What a subscription covers when the hold is placed sets nothing aside, and stays covered when it is captured.",
	scope: "hold",
	spends: true,
	isKeyed: true,
	body: holdSchema,
	answer: heldShape,
	status: 201,
	async handle(context, { body }) {
		const {
			user: reference,
			credit_type: creditTypeId,
			share_group_id,
			expires_in_seconds: seconds,
			...purpose
		} = body;
		const user = await findReachedUserId(context, reference);
		if (!user.ok) return user;
		const userId = user.value;
		const held = await placeHold(postingContext(context), {
			...purpose,
			key: context.idempotencyKey,
			userId,
			creditTypeId,
			pool: share_group_id === undefined ? null : { shareGroupId: share_group_id },
			lifetimeMs: seconds * MS,
		});
		return held.ok ? done(heldJson(held.value)) : held;
	},
});

const getHold = apiRoute({
	method: "get",
	path: "/holds/{hold_id}",
	operationId: "getHold",
	summary: "See a hold",
	description: "What is set aside, and what became of it.",
	scope: "hold",
	params: holdId,
	answer: holdShape,
	async handle(context, { params }) {
		const found = await readReachedHold(context, params.hold_id);
		if (!found.ok) return found;
		const {
			holdId: hold_id,
			userId,
			creditTypeId,
			credits,
			coveredBy,
			status,
			service,
			item,
			reference,
			...at
		} = found.value;
		return done({
			hold_id,
			user_id: userId,
			credit_type: creditTypeId,
			credits: toJsonCredits(credits),
			covered: coveredJson(coveredBy),
			status,
			service,
			item,
			reference,
			placed_at: at.placedAt.toISOString(),
			expires_at: at.expiresAt.toISOString(),
		});
	},
});

const capture = apiRoute({
	method: "post",
	path: "/holds/{hold_id}/capture",
	operationId: "captureHold",
	summary: "Capture a hold",
	description:
		"Charges what was held, or less; the rest is released. Held credits stay capturable although they would have expired meanwhile.",
	scope: "hold",
	isKeyed: true,
	params: holdId,
	body: captureSchema,
	answer: chargedShape,
	status: 201,
	handle: (context, { params, body }) =>
		changeHold(context, params, {
			change: (posting, { credits, ...hold }) => captureHold(posting, { ...hold, credits: body.credits ?? credits }),
			json: chargedJson,
		}),
});

const release = apiRoute({
	method: "post",
	path: "/holds/{hold_id}/release",
	operationId: "releaseHold",
	summary: "Release a hold",
	description: "Sets everything that is held free.",
	scope: "hold",
	isKeyed: true,
	params: holdId,
	body: releaseSchema,
	answer: releasedShape,
	status: 201,
	handle: (context, { params }) =>
		changeHold(context, params, {
			change: releaseHold,
			json: ({ released }) => ({ hold_id: params.hold_id, released: toJsonCredits(released) }),
		}),
});

const extend = apiRoute({
	method: "post",
	path: "/holds/{hold_id}/extension",
	operationId: "extendHold",
	summary: "Extend a hold",
	description:
		"Lets it live for so long from now on, never shorter than before. Refused beyond 30 days from its placing, and once credits in it have expired.",
	scope: "hold",
	isKeyed: true,
	params: holdId,
	body: extensionSchema,
	answer: heldShape,
	status: 201,
	handle: (context, { params, body }) =>
		changeHold(context, params, {
			change: (posting, hold) => extendHold(posting, { ...hold, lifetimeMs: body.expires_in_seconds * MS }),
			json: heldJson,
		}),
});

export const holds: ApiResource = {
	name: "Holds",
	description: "Credits that are set aside for something that is not final yet.",
	routes: [createHold, getHold, capture, release, extend],
};

/** What becomes of a hold that the key reaches, once for the request's key. */
async function changeHold<Changed, Json>(
	context: ApiContext,
	{ hold_id }: z.output<typeof holdId>,
	{
		change,
		json,
	}: {
		readonly change: (
			posting: PostingContext,
			hold: { key: string; holdId: string; credits: bigint },
		) => Promise<Result<Changed>>;
		readonly json: (changed: Changed) => Json;
	},
): Promise<Result<Json>> {
	const hold = await readReachedHold(context, hold_id);
	if (!hold.ok) return hold;
	const { holdId, credits } = hold.value;
	const changed = await change(postingContext(context), { key: context.idempotencyKey, holdId, credits });
	return changed.ok ? done(json(changed.value)) : changed;
}

function heldJson({ holdId, credits, coveredBy, expiresAt }: Held): z.input<typeof heldShape> {
	return {
		hold_id: holdId,
		credits: toJsonCredits(credits),
		covered: coveredJson(coveredBy),
		expires_at: expiresAt.toISOString(),
	};
}
