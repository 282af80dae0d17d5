import type { CreditRequest } from "@/generated/prisma/client.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import type { Snapshot } from "@/lib/platform/database/snapshot.ts";
import { type Refusal, refuse } from "@/lib/platform/refusal.ts";
import { readCompetence } from "./read-competence.ts";
import { readObstacle } from "./read-obstacle.ts";

/**
 * Why the actor can't answer a request now: it wasn't put to them (NOT_FOUND), they are no longer what they were asked as
 * (FORBIDDEN), or it is over or they have said no (CONFLICT). Null where they can.
 */
export async function refusalToAnswer(
	snapshot: Snapshot,
	{ actor, request }: { readonly actor: Actor; readonly request: CreditRequest | null },
): Promise<Refusal | null> {
	if (!request) return refuse("NOT_FOUND", "requestNotFound");
	const key = { requestId_userId: { requestId: request.id, userId: actor.userId } };
	const receiver = await snapshot.prisma.creditRequestReceiver.findUnique({ where: key });
	const { isAny } = await readCompetence(snapshot, { request, userId: actor.userId });
	if (!isAny && !receiver) return refuse("NOT_FOUND", "requestNotFound");
	const over = await refusalToChangeOver(snapshot, request);
	if (over) return over;
	if (receiver?.refusedAt) return refuse("CONFLICT", "youSaidNo");
	return isAny ? null : refuse("FORBIDDEN", "mayNotAnswerAnyMore");
}

/** Null for a request that somebody can answer. */
export async function refusalToChangeOver(snapshot: Snapshot, request: CreditRequest): Promise<Refusal | null> {
	const closed = refusalToChangeClosed(request);
	if (closed) return closed;
	const obstacle = await readObstacle(snapshot, request);
	return obstacle ? refuse("CONFLICT", "requestIsOvertaken", { obstacle }) : null;
}

/** Null for a request that is open. */
export function refusalToChangeClosed({ status }: Pick<CreditRequest, "status">): Refusal | null {
	return status === "open" ? null : refuse("CONFLICT", "requestIsClosed", { status });
}
