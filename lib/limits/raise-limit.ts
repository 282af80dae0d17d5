import type { VerbContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { readSetLimits, storeLimits } from "@/lib/ledger/paying/store-limit.ts";
import { dayAt } from "@/lib/platform/database/read-today.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { WARN_PERCENT } from "./bounds.ts";
import { type LockedLimits, lockLimitedPool } from "./lock-limited-pool.ts";
import { recordLimit } from "./record-limit.ts";
import type { RaiseLimitInput } from "./schema.ts";

/**
 * Lets one person use more of a pool until the end of a day: a layer above the limit that stands, which stays as it is and
 * counts again afterwards (product.md 44). One at a time: another one takes its place. Refused as `setLimit` is, with
 * INVALID for a day that has passed and for what is no more than stands, with CONFLICT where the person has no limit.
 */
export async function raiseLimit({ actor, db, clock }: VerbContext, input: RaiseLimitInput): Promise<Result<null>> {
	return transact(db, (tx) => raiseLimitIn(tx, actor, input), { clock });
}

/**
 * As `raiseLimit`, in a transaction that saves more, as the last of what locks anything before pools. `isLocked`: it holds the
 * locks of the organization and of the wallet's user.
 */
export async function raiseLimitIn(
	tx: Transaction,
	by: Actor,
	{ pool, person, credits, period, until, ...about }: RaiseLimitInput,
	{ isLocked = false }: { readonly isLocked?: boolean } = {},
): Promise<Result<null>> {
	const locked = await lockLimitedPool(tx, by, { pool, person, isLocked });
	if (!locked.ok) return locked;
	const { posting, of, actor, at } = locked.value;
	const today = await dayAt(tx.sql, at);
	if (until < today) return refuse("INVALID", "raiseIsOver", {}, { field: "until" });
	const own = await readSetLimits(tx.sql, of);
	const stands = own.stands ?? (await readDefault(tx, locked.value));
	if (stands?.credits == null) return refuse("CONFLICT", "nothingToRaise");
	if (stands.period === period && credits <= stands.credits) {
		return refuse("INVALID", "raiseIsNoMore", { limit: stands.credits }, { field: "credits" });
	}
	const before = own.raise?.until != null && own.raise.until >= today ? own.raise : stands;
	const raise = {
		...{ credits, period, until },
		warnPercent: about.warnPercent ?? stands.warnPercent ?? WARN_PERCENT,
		tellsSetter: about.tellsSetter ?? stands.tellsSetter,
		...{ setById: actor.userId, setAt: at, reason: about.reason || null },
	};
	await storeLimits(tx.sql, posting, [{ of, limit: raise }]);
	await recordLimit(tx, locked.value, { what: "raised", before, after: raise, reason: about.reason });
	return done(null);
}

async function readDefault(tx: Transaction, { of: { accountId } }: LockedLimits) {
	return (await readSetLimits(tx.sql, { accountId, userId: null, addressId: null })).stands;
}
