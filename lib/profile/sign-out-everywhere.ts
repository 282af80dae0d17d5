import { endSessionsOfUser } from "@/lib/auth/sessions.ts";
import { done } from "@/lib/refusal.ts";
import { transact } from "@/lib/transaction.ts";
import type { Verb } from "@/lib/verb.ts";

/** Ends all of one's own sessions, the one that asks included. */
export const signOutEverywhere: Verb<Record<string, never>, null> = async ({ actor, db, clock }) =>
	transact(
		db,
		async (tx) => {
			await endSessionsOfUser(tx, actor.userId);
			return done(null);
		},
		{ clock },
	);
