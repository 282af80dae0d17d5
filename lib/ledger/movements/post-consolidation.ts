import type { Sql } from "@/lib/platform/database/sql.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { newId } from "@/lib/platform/ids.ts";
import { lockAccounts, lockUsers } from "../posting/lock-accounts.ts";
import { type Lot, spendable } from "../posting/lot.ts";
import type { Posting } from "../posting/posting.ts";
import { loadOriginalLots, lotToReturnTo } from "./post-return.ts";

/** Whose credits follow them from one Credit Owner to the next; each may be the user themselves. */
export interface Consolidation {
	readonly userId: string;
	readonly oldOwnerId: string;
	readonly newOwnerId: string;
}

/** Credits of one type that went from one user's wallet to another's. */
export interface Consolidated {
	readonly fromId: string;
	readonly toId: string;
	readonly creditTypeId: string;
	readonly credits: bigint;
}

/**
 * Moves a user's own purchased credits along with their Credit Owner (product.md 55a): what had been moved to the old one
 * comes back to the lots that it came from, and all of it goes on to the new one. Only unspent, unexpired and unheld
 * credits move, and each lot keeps its order and expiry. Returns what has moved; empty where there was nothing. The caller
 * has locked the three users FOR UPDATE, and decides whether the actor may.
 */
export async function postConsolidation(
	tx: Transaction,
	{ actorId, ...moving }: Consolidation & { readonly actorId: string | null },
): Promise<readonly Consolidated[]> {
	const { userId, oldOwnerId, newOwnerId } = moving;
	await lockUsers(tx.sql, [userId, oldOwnerId, newOwnerId]);
	const wallets = await readWallets(tx.sql, [userId, oldOwnerId, newOwnerId]);
	const posting = await lockAccounts(
		tx,
		wallets.map(({ id }) => id),
	);
	const walletOf = (ownerId: string, creditTypeId: string) =>
		wallets.find((one) => one.userId === ownerId && one.creditTypeId === creditTypeId)?.id;
	const moved: Consolidated[] = [];
	for (const creditTypeId of new Set(wallets.map((wallet) => wallet.creditTypeId))) {
		const own = walletOf(userId, creditTypeId);
		for (const [fromId, toId] of hopsOf(moving)) {
			const [from, to] = [walletOf(fromId, creditTypeId), walletOf(toId, creditTypeId)];
			if (own === undefined || from === undefined || to === undefined) continue;
			const lots = posting.lotsOf(from).filter((lot) => mayMove(lot, { own }));
			const credits = await moveLots(tx.sql, posting, { lots, from, to, userId, actorId });
			if (credits > 0n) moved.push({ fromId, toId, creditTypeId, credits });
		}
	}
	await posting.flush();
	return moved;
}

/** From the old owner back, then on to the new one. */
function hopsOf({ userId, oldOwnerId, newOwnerId }: Consolidation): [string, string][] {
	const hops: [string, string][] = [
		[oldOwnerId, userId],
		[userId, newOwnerId],
	];
	return hops.filter(([fromId, toId]) => fromId !== toId);
}

/** Bought credits of the user's own wallet, or ones in another's wallet that first arrived there. */
function mayMove(lot: Lot, { own }: { own: string }): boolean {
	return lot.kind === "purchased" && (lot.accountId === own || lot.originAccountId === own);
}

async function moveLots(
	sql: Sql,
	posting: Posting,
	move: { lots: readonly Lot[]; from: string; to: string; userId: string; actorId: string | null },
): Promise<bigint> {
	const { lots, to, userId, actorId } = move;
	const at = posting.instant([move.from, to]);
	const free = lots.filter((lot) => spendable(lot, at) > 0n);
	if (free.length === 0) return 0n;
	await loadOriginalLots(sql, posting, { accountId: to, lots: free });
	const links = { kind: "consolidation", movementId: newId(), userId, actorId, at } as const;
	let moved = 0n;
	for (const lot of free) {
		const credits = spendable(lot, at);
		posting.move({ ...links, credits, from: lot, to: lotToReturnTo(posting, { lot, accountId: to }) });
		moved += credits;
	}
	return moved;
}

async function readWallets(
	sql: Sql,
	userIds: readonly string[],
): Promise<{ id: string; userId: string; creditTypeId: string }[]> {
	return sql.query<{ id: string; userId: string; creditTypeId: string }>(
		`SELECT "id", "user_id" AS "userId", "credit_type_id" AS "creditTypeId" FROM "account"
		WHERE "kind" = 'wallet' AND "user_id" = ANY ($1::uuid[]) ORDER BY "credit_type_id"`,
		[userIds],
	);
}
