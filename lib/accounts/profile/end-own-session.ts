import { recordSecurityEvent } from "@/lib/auth/record-security-event.ts";
import { endSessionOfUser } from "@/lib/auth/sessions/sessions.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import type { OwnContext } from "./own-user.ts";
import type { EndOwnSessionInput } from "./schema.ts";

/** Ends one of the actor's own sessions; other users' are not found. */
export async function endOwnSession(
	{ actor, db, clock, visit }: OwnContext,
	{ sessionId }: EndOwnSessionInput,
): Promise<Result<null>> {
	const { userId } = actor;
	return transact(
		db,
		async (tx) => {
			const isEnded = await endSessionOfUser({ userId, sessionId }, tx.prisma);
			if (!isEnded) return refuse("NOT_FOUND", "sessionNotFound");
			await recordSecurityEvent({ kind: "session_ended", userId, actorId: userId, from: visit }, tx.prisma);
			return done(null);
		},
		{ clock },
	);
}
