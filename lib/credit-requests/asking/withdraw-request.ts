import type { VerbContext } from "@/lib/actions/verb.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { refusalToChangeClosed } from "../answers/refusal-to-answer.ts";
import { lockRequest } from "../lock-request.ts";
import { recordRequest } from "../record-request.ts";
import type { WithdrawRequestInput } from "../schema.ts";

/** Takes back a request of the actor's own. A second time changes nothing; CONFLICT where it was answered meanwhile. */
export async function withdrawRequest(
	{ actor, db, clock }: VerbContext,
	{ requestId }: WithdrawRequestInput,
): Promise<Result<null>> {
	return transact(
		db,
		async (tx) => {
			const request = await lockRequest(tx, requestId);
			if (request?.userId !== actor.userId) return refuse("NOT_FOUND", "requestNotFound");
			if (request.status === "withdrawn") return done(null);
			const closed = refusalToChangeClosed(request);
			if (closed) return closed;
			const closedAt = await tx.clock.now(tx.sql);
			await tx.prisma.creditRequest.update({ where: { id: requestId }, data: { status: "withdrawn", closedAt } });
			await recordRequest(tx, { actor, request, action: "user.credit_request_withdrawn" });
			return done(null);
		},
		{ clock },
	);
}
