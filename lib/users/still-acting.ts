import { type Actor, loadActor } from "@/lib/auth/actor.ts";
import { type Refusal, refuse } from "@/lib/refusal.ts";
import type { Transaction } from "@/lib/transaction.ts";
import { refusalToEditUsers } from "./policy.ts";

/**
 * Why somebody who could change users when his request came in can't any more: he was suspended, removed or given
 * another role while he waited for the organization's lock. Of two administrators who remove each other at once, one is
 * left.
 */
export async function refusalOfLateActor(tx: Transaction, actor: Actor): Promise<Refusal | null> {
	const now = await loadActor(actor.userId, tx.prisma);
	return now ? refusalToEditUsers(now) : refuse("FORBIDDEN", "signedOut");
}
