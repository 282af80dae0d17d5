import type { VerbContext } from "@/lib/actions/verb.ts";
import type { Actor } from "@/lib/auth/actor.ts";
import { dropLimits, readSetLimits } from "@/lib/ledger/paying/store-limit.ts";
import { dayAt } from "@/lib/platform/database/read-today.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { lockLimitedPool } from "./lock-limited-pool.ts";
import { recordLimit } from "./record-limit.ts";
import type { EndRaiseInput } from "./schema.ts";

/**
 * Ends a raise before its day: what stands below it counts again at once (product.md 44). Refused as `setLimit` is, with
 * CONFLICT where there is none.
 */
export async function endRaise({ actor, db, clock }: VerbContext, input: EndRaiseInput): Promise<Result<null>> {
	return transact(db, (tx) => endRaiseIn(tx, actor, input), { clock });
}

/**
 * As `endRaise`, in a transaction that saves more, as the last of what locks anything before pools. `isLocked`: it holds the
 * locks of the organization and of the wallet's user.
 */
export async function endRaiseIn(
	tx: Transaction,
	by: Actor,
	{ pool, person }: EndRaiseInput,
	{ isLocked = false }: { readonly isLocked?: boolean } = {},
): Promise<Result<null>> {
	const locked = await lockLimitedPool(tx, by, { pool, person, isLocked });
	if (!locked.ok) return locked;
	const { posting, of, at } = locked.value;
	const { raise } = await readSetLimits(tx.sql, of);
	if (!raise?.until || raise.until < (await dayAt(tx.sql, at))) return refuse("CONFLICT", "noRaise");
	await dropLimits(tx.sql, posting, { of: [of], isRaise: true });
	await recordLimit(tx, locked.value, { what: "ended", before: raise, after: null });
	return done(null);
}
