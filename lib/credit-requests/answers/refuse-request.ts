import type { CreditRequest } from "@/generated/prisma/client.ts";
import type { VerbContext } from "@/lib/actions/verb.ts";
import { reloadActor } from "@/lib/auth/actor.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { lockRequest } from "../lock-request.ts";
import { recordRequest } from "../record-request.ts";
import type { RefuseRequestInput } from "../schema.ts";
import { tellOfAnswer } from "../tell-of-request.ts";
import { readCompetence } from "./read-competence.ts";
import { refusalToAnswer } from "./refusal-to-answer.ts";

/**
 * Says no to a request, with a reason: it closes the actor's part alone, and the request once all whom it was put to and who
 * still can answer have said no (product.md 46). Refused as `refusalToAnswer` says. Answers whether it closed the request.
 */
export async function refuseRequest(
	{ actor: answering, db, clock }: VerbContext,
	{ requestId, reason }: RefuseRequestInput,
): Promise<Result<{ isClosed: boolean }>> {
	return transact(
		db,
		async (tx) => {
			const request = await lockRequest(tx, requestId);
			const actor = await reloadActor(answering, tx);
			if (!actor) return refuse("FORBIDDEN", "signedOut");
			const refusal = await refusalToAnswer(tx, { actor, request });
			if (refusal || !request) return refusal ?? refuse("NOT_FOUND", "requestNotFound");
			const { userId } = actor;
			const refusedAt = await tx.clock.now(tx.sql);
			await tx.prisma.creditRequestReceiver.upsert({
				where: { requestId_userId: { requestId, userId } },
				update: { refusedAt, reason },
				create: { requestId, userId, isOwner: false, isAdministrator: true, isCreator: false, refusedAt, reason },
			});
			const isClosed = !(await isWaiting(tx, request));
			if (isClosed) {
				await tx.prisma.creditRequest.update({
					where: { id: requestId },
					data: { status: "refused", closedAt: refusedAt },
				});
			}
			await recordRequest(tx, { actor, request, action: "user.credit_request_refused", reason });
			await tellOfAnswer(tx, request, { answeredById: userId });
			return done({ isClosed });
		},
		{ clock },
	);
}

/** Whether somebody whom it was put to can still answer it. */
async function isWaiting(tx: Transaction, request: CreditRequest): Promise<boolean> {
	const left = await tx.prisma.creditRequestReceiver.findMany({ where: { requestId: request.id, refusedAt: null } });
	for (const { userId } of left) if ((await readCompetence(tx, { request, userId })).isAny) return true;
	return false;
}
