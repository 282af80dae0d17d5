import type { Clock } from "@/lib/platform/database/clock.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { unlessBusy } from "@/lib/platform/database/is-busy.ts";
import { type Transaction, transact } from "@/lib/platform/database/transaction.ts";
import { done, type Result, refuse } from "@/lib/platform/refusal.ts";
import { type LedgerTransaction, lockAccounts, lockUsers } from "../posting/lock-accounts.ts";
import { type LockedShareGroup, lockShareGroup } from "./lock-share-group.ts";
import type { MovedLot } from "./post-allocation.ts";
import { returnLots } from "./post-return.ts";

/** The result of deleting a share group. */
export interface ClosedGroup {
	/** `closing`: charges have stopped, and something is still on hold. */
	readonly status: "closing" | "deleted";
	/** What has returned to the creator's own wallets now, by credit type. */
	readonly returned: readonly { readonly creditTypeId: string; readonly credits: bigint; readonly lots: MovedLot[] }[];
}

/**
 * Deletes a share group (product.md 26): charges stop, and what is unspent, unexpired and not on hold returns to the
 * creator's own wallets, parked or not: same lots, same expiry. Where something is on hold, `finishClosingGroups`
 * returns what is left of it once the last hold has settled. Refused with NOT_FOUND, or CONFLICT where it was deleted
 * before. The caller decides whether the actor may.
 */
export async function closeShareGroup(
	tx: LedgerTransaction,
	{ shareGroupId, actorId }: { readonly shareGroupId: string; readonly actorId: string | null },
): Promise<Result<ClosedGroup>> {
	const group = await lockShareGroup(tx, { shareGroupId, actorId, withWallets: true });
	if (!group) return refuse("NOT_FOUND", "notFound");
	if (group.status !== "open") return refuse("CONFLICT", "closedToSharing");
	await tx.sql.execute(
		`UPDATE "share_group" SET "status" = 'closing', "closing_at" = $2::timestamptz, "version" = "version" + 1
		WHERE "id" = $1::uuid`,
		[shareGroupId, group.at],
	);
	return done(await finish(tx, group, actorId));
}

/**
 * Deletes all open share groups of some creators, each as `closeShareGroup` does. Returns the result for each, by id.
 * Their accounts and the creators' wallets are locked together first, because one group after the other would break the
 * lock order. The caller has locked the creators FOR UPDATE, so that they neither make nor delete a group in the
 * meantime.
 */
export async function closeShareGroupsOf(
	tx: LedgerTransaction,
	{ creatorIds, actorId }: { readonly creatorIds: readonly string[]; readonly actorId: string | null },
): Promise<ReadonlyMap<string, ClosedGroup>> {
	await lockUsers(tx.sql, [...creatorIds, actorId]);
	const accounts = await tx.sql.query<{ id: string; shareGroupId: string | null }>(
		`SELECT "account"."id", "share_group_id" AS "shareGroupId" FROM "account"
		LEFT JOIN "share_group" ON "share_group"."id" = "account"."share_group_id"
		WHERE ("account"."kind" = 'wallet' AND "account"."user_id" = ANY ($1::uuid[]))
			OR ("share_group"."creator_id" = ANY ($1::uuid[]) AND "share_group"."status" = 'open')`,
		[creatorIds],
	);
	const idle = accounts.map(({ id }): [string, bigint] => [id, 0n]);
	await lockAccounts(
		tx,
		accounts.map(({ id }) => id),
		{ wanted: new Map(idle) },
	);
	const closed = new Map<string, ClosedGroup>();
	for (const shareGroupId of new Set(accounts.flatMap((account) => account.shareGroupId ?? []))) {
		const group = await closeShareGroup(tx, { shareGroupId, actorId });
		if (!group.ok) throw new Error(`Share group ${shareGroupId} was closed although its creator is locked.`);
		closed.set(shareGroupId, group.value);
	}
	return closed;
}

const MOST_AT_ONCE = 1_000;

/**
 * Ends the share groups whose last hold has settled since they were deleted, each in its own transaction. Returns how
 * many.
 */
export async function finishClosingGroups({
	db,
	clock,
}: {
	readonly db?: Database | Transaction;
	readonly clock?: Clock;
} = {}): Promise<number> {
	const due = await transact(db, (tx) => readSettledGroups(tx));
	let finished = 0;
	for (const shareGroupId of due) {
		await unlessBusy(async () => {
			const closed = await transact(
				db,
				async (tx) => {
					const group = await lockShareGroup(tx, { shareGroupId, actorId: null, withWallets: true });
					return group?.status === "closing" ? finish(tx, group, null) : null;
				},
				{ clock },
			);
			if (closed?.status === "deleted") finished += 1;
		});
	}
	return finished;
}

/** Groups that are closing, of which nothing is on hold any more; those that were closed first, and no more than 1,000. */
async function readSettledGroups(tx: LedgerTransaction): Promise<string[]> {
	const closing = await tx.sql.query<{ id: string; accountIds: string[] }>(
		`SELECT "share_group"."id", array_agg("account"."id") AS "accountIds"
		FROM "share_group" JOIN "account" ON "account"."share_group_id" = "share_group"."id"
		WHERE "share_group"."status" = 'closing' GROUP BY "share_group"."id" ORDER BY "share_group"."closing_at", "share_group"."id"`,
	);
	if (closing.length === 0) return [];
	const holding = await tx.sql.query<{ accountId: string }>(
		`SELECT "account_id" AS "accountId" FROM "pool" WHERE "account_id" = ANY ($1::uuid[]) AND "held" > 0`,
		[closing.flatMap(({ accountIds }) => accountIds)],
	);
	const held = new Set(holding.map(({ accountId }) => accountId));
	const settled = closing.filter(({ accountIds }) => !accountIds.some((id) => held.has(id)));
	return settled.slice(0, MOST_AT_ONCE).map(({ id }) => id);
}

/**
 * Returns what is free, under the locks of all of the group's accounts; the group ends when nothing is on hold either.
 */
async function finish(
	tx: LedgerTransaction,
	{ shareGroupId, posting, creator, accounts, at }: LockedShareGroup,
	actorId: string | null,
): Promise<ClosedGroup> {
	const returned: ClosedGroup["returned"][number][] = [];
	for (const { creditTypeId, accountId: groupAccountId, walletId } of accounts) {
		const credits = posting.available(groupAccountId, at);
		if (credits === 0n) continue;
		const movement = { walletId, groupAccountId, creatorId: creator.id, actorId, credits, at };
		const lots = await returnLots(tx.sql, posting, movement);
		if (!lots) throw new Error(`Share group ${shareGroupId} has less than is available in it.`);
		returned.push({ creditTypeId, credits, lots });
	}
	await posting.flush();
	if (accounts.some(({ accountId }) => posting.account(accountId).held > 0n)) return { status: "closing", returned };
	await tx.sql.execute(
		`UPDATE "share_group" SET "status" = 'deleted', "closed_at" = $2::timestamptz, "version" = "version" + 1
		WHERE "id" = $1::uuid`,
		[shareGroupId, at],
	);
	return { status: "deleted", returned };
}
