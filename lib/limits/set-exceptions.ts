import type { Actor } from "@/lib/auth/actor.ts";
import { dropLimits, storeLimits } from "@/lib/ledger/paying/store-limit.ts";
import { lockAccounts } from "@/lib/ledger/posting/lock-accounts.ts";
import type { Posting } from "@/lib/ledger/posting/posting.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { limitToSet } from "./limit-to-set.ts";
import { type LimitsOfPerson, walletsOf } from "./limits-of-person.ts";
import { recordExceptions } from "./record-limit.ts";
import type { SetLimitInput } from "./schema.ts";

interface Exceptions extends Pick<SetLimitInput, "limit" | "reason"> {
	readonly actor: Actor;
	readonly creditTypeId: string;
	/** Under the locks of their wallets. */
	readonly people: readonly LimitsOfPerson[];
}

/** Locks the wallets of one credit type of these users, all together and in their order, so that limits on them can be set. */
export async function lockLimitedWallets(
	tx: Transaction,
	{ ownerIds, creditTypeId }: { ownerIds: readonly string[]; creditTypeId: string },
): Promise<Posting> {
	const ids = [...(await walletsOf(tx, { ownerIds, creditTypeId })).values()];
	return lockAccounts(tx, ids, { wanted: new Map(ids.map((id) => [id, 0n])) });
}

/**
 * Stores one exception for each of many people, as `setLimit` does for one (product.md 5a, 43), with an audit row each, in as
 * many statements however many they are. It decides nothing: each of them gets another limit with it.
 */
export async function setExceptions(
	tx: Transaction,
	posting: Posting,
	{ actor, creditTypeId, people, ...wanted }: Exceptions,
): Promise<void> {
	const changes = people.map(({ accountId, userId, ownerId, exception: before }) => {
		const setAt = posting.instant([accountId]);
		const after = limitToSet(wanted, { before, setById: actor.userId, setAt });
		return { of: { accountId, userId, addressId: null }, ownerId, userId, before, after };
	});
	const stored = changes.flatMap(({ of, after }) => (after ? [{ of, limit: after }] : []));
	const dropped = changes.flatMap(({ of, after }) => (after ? [] : [of]));
	if (stored.length > 0) await storeLimits(tx.sql, posting, stored);
	if (dropped.length > 0) await dropLimits(tx.sql, posting, { of: dropped, isRaise: false });
	await recordExceptions(tx, { actor, creditTypeId, reason: wanted.reason }, changes);
}
