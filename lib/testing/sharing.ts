import { postAllocation } from "@/lib/ledger/movements/post-allocation.ts";
import { postReturn } from "@/lib/ledger/movements/post-return.ts";
import { clockAt } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { transact } from "@/lib/platform/database/transaction.ts";

// Lab credits that a test moves between a creator's wallet and their share group, now or at an instant.

export function share(db: Database, shareGroupId: string, credits: bigint, at?: Date) {
	const allocation = { shareGroupId, creditTypeId: "lab", credits, actorId: null };
	return transact(db, (tx) => postAllocation(tx, allocation), at && { clock: clockAt(at) });
}

export function takeBack(db: Database, shareGroupId: string, credits: bigint | "all", at?: Date) {
	const movement = { shareGroupId, creditTypeId: "lab", credits, actorId: null };
	return transact(db, (tx) => postReturn(tx, movement), at && { clock: clockAt(at) });
}
