import type { VerbContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { dropLimits, readSetLimits, type SetLimit, storeLimits } from "@/lib/ledger/paying/store-limit.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { limitToSet } from "./limit-to-set.ts";
import { lockLimitedPool } from "./lock-limited-pool.ts";
import { recordLimit } from "./record-limit.ts";
import type { SetLimitInput } from "./schema.ts";

/**
 * Sets how many credits of a wallet or of a share group each person may use, or one of them; takes nothing back, resets no
 * count, and ends no raise (product.md 24, 43, 44). Doing it again changes nothing. Refused with NOT_FOUND for a pool
 * that isn't the actor's to limit, INVALID for no address, CONFLICT for the pool's owner and for a closed group.
 */
export async function setLimit({ actor, db, clock }: VerbContext, input: SetLimitInput): Promise<Result<null>> {
	return transact(db, (tx) => setLimitIn(tx, actor, input), { clock });
}

/**
 * As `setLimit`, in a transaction that saves more, as the last of what locks anything before pools. `isLocked`: it holds the
 * locks of the organization and of the wallet's user.
 */
export async function setLimitIn(
	tx: Transaction,
	by: Actor,
	{ pool, person, limit, ...about }: SetLimitInput,
	{ isLocked = false }: { readonly isLocked?: boolean } = {},
): Promise<Result<null>> {
	if (person === null && limit === "none") return refuse("INVALID", "defaultIsALimit", {}, { field: "limit" });
	const locked = await lockLimitedPool(tx, by, { pool, person, isLocked });
	if (!locked.ok) return locked;
	const { posting, of, actor, at } = locked.value;
	const { stands: before } = await readSetLimits(tx.sql, of);
	const after = limitToSet({ limit, ...about }, { before, setById: actor.userId, setAt: at });
	if (isSame(before, after)) return done(null);
	if (after) await storeLimits(tx.sql, posting, [{ of, limit: after }]);
	else await dropLimits(tx.sql, posting, { of: [of], isRaise: false });
	await recordLimit(tx, locked.value, { what: "set", before, after, reason: about.reason });
	return done(null);
}

function isSame(one: SetLimit | null, other: SetLimit | null): boolean {
	if (!one || !other) return one === other;
	const isSameLimit = one.credits === other.credits && one.period === other.period;
	return isSameLimit && one.warnPercent === other.warnPercent && one.tellsSetter === other.tellsSetter;
}
