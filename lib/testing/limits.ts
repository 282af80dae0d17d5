import type { LimitPeriod } from "@/generated/prisma/enums.ts";
import { makeAddresses } from "@/lib/ledger/paying/make-addresses.ts";
import { dropLimits, storeLimits } from "@/lib/ledger/paying/store-limit.ts";
import { lockAccounts } from "@/lib/ledger/posting/lock-accounts.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { normalizeAddress } from "@/lib/text/addresses/match-keys.ts";

/** A limit on a share group, or on the wallet of a user, for each person or for one of them. */
export interface TestLimit {
	readonly shareGroupId?: string;
	readonly walletOf?: string;
	readonly creditTypeId?: string;
	/** A member of the group, by address; a Credit User of the wallet's user, by id. */
	readonly email?: string | null;
	readonly userId?: string | null;
	/** Null in an exception: no limit. */
	readonly credits: bigint | null;
	readonly period: LimitPeriod | null;
	/** A raise's last day. */
	readonly until?: string | null;
	readonly warnPercent?: number;
	readonly tellsSetter?: boolean;
	readonly setById?: string;
}

/** Sets a limit as verbs do: under the pool's lock. */
export function aLimit(db: Database | Transaction, limit: TestLimit): Promise<void> {
	return transact(db, async (tx) => {
		const of = await limitOf(tx, limit);
		const posting = await lockAccounts(tx, [of.accountId], { wanted: new Map([[of.accountId, 0n]]) });
		const { credits, period, until = null, warnPercent = 80, tellsSetter = false, setById = of.ownerId } = limit;
		const set = { credits, period, until, warnPercent, tellsSetter, setById, setAt: posting.instant([]), reason: null };
		await storeLimits(tx.sql, posting, [{ of, limit: set }]);
	});
}

/** Takes it away again. */
export function noLimit(
	db: Database | Transaction,
	{ isRaise = false, ...limit }: Omit<TestLimit, "credits" | "period"> & { readonly isRaise?: boolean },
): Promise<void> {
	return transact(db, async (tx) => {
		const of = await limitOf(tx, limit);
		const posting = await lockAccounts(tx, [of.accountId], { wanted: new Map([[of.accountId, 0n]]) });
		await dropLimits(tx.sql, posting, { of: [of], isRaise });
	});
}

async function limitOf(
	tx: Transaction,
	{
		shareGroupId,
		walletOf,
		creditTypeId = "email",
		email = null,
		userId = null,
	}: Omit<TestLimit, "credits" | "period">,
) {
	const [account] = await tx.sql.query<{ id: string; ownerId: string }>(
		`SELECT "account"."id", coalesce("share_group"."creator_id", "account"."user_id") AS "ownerId" FROM "account"
		LEFT JOIN "share_group" ON "share_group"."id" = "account"."share_group_id"
		WHERE "account"."credit_type_id" = $1 AND ("account"."share_group_id" = $2::uuid OR "account"."user_id" = $3::uuid)`,
		[creditTypeId, shareGroupId ?? null, walletOf ?? null],
	);
	if (!account) throw new Error(`There is no pool of ${creditTypeId} to limit.`);
	const address = email === null ? null : normalizeAddress(email);
	const addressId = address === null ? null : ((await makeAddresses(tx.sql, [address])).get(address) ?? null);
	return { accountId: account.id, userId, addressId, ownerId: account.ownerId };
}
