import { grantCredits } from "@/lib/grants/grant-credits.ts";
import { undoMovement } from "@/lib/grants/undo-movement.ts";
import { done } from "@/lib/platform/refusal.ts";
import { toJsonCredits } from "@/lib/text/credits.ts";
import { actAsOperator } from "../acting/act-as-operator.ts";
import { atField } from "../answers/at-field.ts";
import { type ApiResource, apiRoute } from "../api-route.ts";
import { grantJson, readReachedGrant } from "../grants/read-reached-grant.ts";
import { grantParams, grantShape, madeGrantShape, newGrantSchema, undoneSchema } from "../grants/schema.ts";
import { findReachedUser } from "../people/find-reached-user.ts";
import { userParams } from "../users/schema.ts";

const createGrant = apiRoute({
	method: "post",
	path: "/users/{user}/grants",
	operationId: "createGrant",
	summary: "Give a user credits",
	description:
		"That were not bought, into the user's own wallet, for a reason that their organization reads in its audit log. They can't be shared.",
	scope: "grant_credits",
	isKeyed: true,
	params: userParams,
	body: newGrantSchema,
	answer: madeGrantShape,
	status: 201,
	async handle(context, { params, body }) {
		const user = await findReachedUser(context, params.user);
		if (!user.ok) return user;
		const actor = await actAsOperator(context);
		if (!actor.ok) return actor;
		const { key, writes: db, clock, idempotencyKey } = context;
		const { credit_type: creditTypeId, credits, expires_on: expiresOn, reason } = body;
		const { userId } = user.value;
		const granted = await grantCredits(
			{ actor: actor.value, db, clock, client: key.client },
			{ key: idempotencyKey, userId, creditTypeId, credits, expiresOn, reason },
		);
		if (!granted.ok) return atField(granted, { creditTypeId: "creditType" });
		const { lotId, balanceAfter } = granted.value;
		return done({ grant_id: lotId, user_id: userId, balance_after: toJsonCredits(balanceAfter) });
	},
});

const getGrant = apiRoute({
	method: "get",
	path: "/users/{user}/grants/{grant_id}",
	operationId: "getGrant",
	summary: "See a grant",
	description: "What is left of it, and whether it was undone.",
	scope: "grant_credits",
	params: grantParams,
	answer: grantShape,
	async handle(context, { params }) {
		const grant = await readReachedGrant(context, params);
		return grant.ok ? done(grantJson(grant.value)) : grant;
	},
});

const undoGrant = apiRoute({
	method: "post",
	path: "/users/{user}/grants/{grant_id}/undo",
	operationId: "undoGrant",
	summary: "Undo a grant",
	description:
		"Once, by the opposite movement of the same credits: the history keeps both. Refused while some of them are spent, on hold or expired.",
	scope: "grant_credits",
	params: grantParams,
	body: undoneSchema,
	answer: grantShape,
	async handle(context, { params, body: { reason } }) {
		const grant = await readReachedGrant(context, params);
		if (!grant.ok) return grant;
		const actor = await actAsOperator(context);
		if (!actor.ok) return actor;
		const { writes: db, clock } = context;
		const { accountId, version } = grant.value;
		const undone = await undoMovement({ actor: actor.value, db, clock }, { accountId, version, reason });
		if (!undone.ok) return undone;
		const now = await readReachedGrant({ ...context, db }, params);
		return now.ok ? done(grantJson(now.value)) : now;
	},
});

export const grants: ApiResource = {
	name: "Grants",
	description: "Credits that the vendor gives, each with a reason.",
	routes: [createGrant, getGrant, undoGrant],
};
