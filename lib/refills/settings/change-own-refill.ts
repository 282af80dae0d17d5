import type { VerbContext } from "@/lib/actions/verb.ts";
import { type LockedUser, lockUsers } from "@/lib/ledger/posting/lock-accounts.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { type Result, refuse } from "@/lib/platform/refusal.ts";
import { lockRefillsOf } from "../lock-refills.ts";
import { findRefill, type StoredRefill } from "../stored-refill.ts";

/** Changes a refill of the actor's own, under the lock of all of theirs; others' are not found. */
export async function changeOwnRefill<Value>(
	{ actor, db, clock }: VerbContext,
	refillId: string,
	change: (tx: Transaction, refill: StoredRefill, owner: LockedUser) => Promise<Result<Value>>,
): Promise<Result<Value>> {
	return transact(
		db,
		async (tx) => {
			const owner = (await lockUsers(tx.sql, [actor.userId])).get(actor.userId);
			if (owner?.status !== "active") return refuse("FORBIDDEN", "signedOut");
			await lockRefillsOf(tx, [actor.userId]);
			const refill = await findRefill(tx.prisma, { id: refillId, userId: actor.userId });
			return refill ? change(tx, refill, owner) : refuse("NOT_FOUND", "refillNotFound");
		},
		{ clock },
	);
}
