import { endSessionOfUser } from "@/lib/auth/sessions.ts";
import { done, refuse } from "@/lib/refusal.ts";
import { transact } from "@/lib/transaction.ts";
import type { Verb } from "@/lib/verb.ts";
import type { EndSessionInput } from "./schema.ts";

/** Ends one of one's own sessions; somebody else's is not there. */
export const endOwnSession: Verb<EndSessionInput, null> = async ({ actor, db, clock }, { sessionId }) =>
	transact(
		db,
		async (tx) => {
			const ended = await endSessionOfUser({ userId: actor.userId, sessionId }, tx.prisma);
			return ended ? done(null) : refuse("NOT_FOUND", "sessionNotFound");
		},
		{ clock },
	);
