import type { VerbContext } from "@/lib/actions/verb.ts";
import { type Actor, reloadActor } from "@/lib/auth/actor.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { lockOrganizations } from "./lock-users-to-change.ts";

/**
 * Runs a change to an organization's people or roles, after every other such change: `refusalToChange` decides whether the
 * actor may, when the request comes in and again when it is its turn, because the actor may have been suspended,
 * removed or given another role in between. Of two administrators who remove each other at once, one is left. `change`
 * gets the actor as they are then.
 */
export async function changeOrganization<Value>(
	{ actor, db, clock }: VerbContext,
	refusalToChange: (actor: Actor) => Refusal | null,
	change: (tx: Transaction, actor: Actor) => Promise<Result<Value>>,
): Promise<Result<Value>> {
	const refusal = refusalToChange(actor);
	if (refusal) return refusal;
	return transact(
		db,
		async (tx) => {
			await lockOrganizations(tx, [actor.organizationId]);
			const now = await reloadActor(actor, tx);
			if (now?.organizationId !== actor.organizationId) return refuse("FORBIDDEN", "signedOut");
			return refusalToChange(now) ?? change(tx, now);
		},
		{ clock },
	);
}
