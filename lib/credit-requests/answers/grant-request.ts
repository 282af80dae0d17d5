import type { CreditRequest } from "@/generated/prisma/client.ts";
import type { LimitPeriod } from "@/generated/prisma/enums.ts";
import { type Actor, reloadActor } from "@/lib/auth/actor.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { lockRequest } from "../lock-request.ts";
import { recordRequest } from "../record-request.ts";
import { tellOfAnswer } from "../tell-of-request.ts";
import { refusalToAnswer, refusalToChangeOver } from "./refusal-to-answer.ts";

/** A yes, and what it is. */
export type Grant =
	| {
			readonly as: "raise";
			readonly credits: bigint;
			readonly period: LimitPeriod;
			readonly until: string;
			/** Of a member of this share group; null where it is of a Credit User. */
			readonly shareGroupId: string | null;
			/** The wallet's user; null where it is of a member. */
			readonly ownerId: string | null;
	  }
	| { readonly as: "allocation"; readonly credits: bigint; readonly shareGroupId: string }
	| { readonly as: "owner"; readonly ownerId: string };

/** A request that the actor can answer now, or has given the same answer: a repetition has no second effect. */
export async function findRequestToGrant(
	tx: Transaction,
	{ actor, requestId, as }: { readonly actor: Actor; readonly requestId: string; readonly as: Grant["as"] },
): Promise<Result<{ readonly request: CreditRequest; readonly isGranted: boolean }>> {
	const request = await tx.prisma.creditRequest.findUnique({ where: { id: requestId } });
	if (request?.grantedById === actor.userId && request.grantedAs === as) return done({ request, isGranted: true });
	const refusal = await refusalToAnswer(tx, { actor, request });
	if (refusal || !request) return refusal ?? refuse("NOT_FOUND", "requestNotFound");
	return done({ request, isGranted: false });
}

/**
 * Closes a request with the first yes, as the last of what its transaction does: where another answer has come first, or
 * the actor can't answer any more, the refusal undoes all of it.
 */
export async function grantRequest(
	tx: Transaction,
	{ actor: answering, requestId, grant }: { readonly actor: Actor; readonly requestId: string; readonly grant: Grant },
): Promise<Result<null>> {
	const request = await lockRequest(tx, requestId);
	const actor = await reloadActor(answering, tx);
	if (!actor) return refuse("FORBIDDEN", "signedOut");
	if (!request) return refuse("NOT_FOUND", "requestNotFound");
	// Who was asked as the Credit Owner, and has made somebody else it, isn't it any more.
	const isHandedOver = grant.as === "owner";
	const refusal = isHandedOver ? await refusalToChangeOver(tx, request) : await refusalToAnswer(tx, { actor, request });
	if (refusal) return refusal;
	await tx.prisma.creditRequest.update({
		where: { id: requestId },
		data: { status: "granted", closedAt: await tx.clock.now(tx.sql), grantedById: actor.userId, ...stored(grant) },
	});
	const credits = grant.as === "owner" ? null : grant.credits;
	await recordRequest(tx, { actor, request, credits, action: "user.credit_request_granted" });
	await tellOfAnswer(tx, request, { answeredById: actor.userId });
	return done(null);
}

function stored(grant: Grant) {
	switch (grant.as) {
		case "raise": {
			const { as: grantedAs, credits, period, until, shareGroupId, ownerId } = grant;
			const owners = { grantedShareGroupId: shareGroupId, grantedOwnerId: ownerId };
			return { grantedAs, grantedCredits: credits, grantedPeriod: period, grantedUntil: new Date(until), ...owners };
		}
		case "allocation":
			return { grantedAs: grant.as, grantedCredits: grant.credits, grantedShareGroupId: grant.shareGroupId };
		case "owner":
			return { grantedAs: grant.as, grantedOwnerId: grant.ownerId };
	}
}
