import { recordSecurityEvent } from "@/lib/auth/record-security-event.ts";
import { endSessionsOfUser } from "@/lib/auth/sessions/sessions.ts";
import { transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import type { OwnContext } from "./own-user.ts";

/** Ends all of the actor's sessions, including this one. */
export async function signOutEverywhere({ actor, db, clock, visit }: OwnContext): Promise<Result<null>> {
	const { userId } = actor;
	return transact(
		db,
		async (tx) => {
			await endSessionsOfUser(tx, userId);
			await recordSecurityEvent({ kind: "sessions_ended", userId, actorId: userId, from: visit }, tx.prisma);
			return done(null);
		},
		{ clock },
	);
}
