import type { Clock } from "@/lib/clock.ts";
import type { Database } from "@/lib/db.ts";
import { done, type Result, refuse } from "@/lib/refusal.ts";
import { type Transaction, transact } from "@/lib/transaction.ts";
import type { MovedLot } from "./allocate.ts";
import { type LockedShareGroup, lockShareGroup } from "./group-accounts.ts";
import type { LedgerTransaction } from "./lock.ts";
import { returnLots } from "./return.ts";

/** What became of a share group that is being deleted. */
export interface ClosedGroup {
	/** `closing`: charges have stopped, and something is on hold still. */
	readonly status: "closing" | "deleted";
	/** What has returned to the creator's own wallets, by credit type; nothing while it is closing. */
	readonly returned: readonly { readonly creditTypeId: string; readonly credits: bigint; readonly lots: MovedLot[] }[];
}

/**
 * Deletes a share group (product.md 26): charges stop at once, and when nothing is on hold, what is unspent and
 * unexpired returns to the creator's own wallets, parked or not: same lots, same expiry. Otherwise `finishClosingGroups`
 * does that once the last hold has settled. Refused with NOT_FOUND, or CONFLICT where it was deleted before. Whether the
 * actor may is the caller's to decide.
 */
export async function closeShareGroup(
	tx: LedgerTransaction,
	{ shareGroupId, actorId }: { readonly shareGroupId: string; readonly actorId: string | null },
): Promise<Result<ClosedGroup>> {
	const group = await lockShareGroup(tx, { shareGroupId, actorId, withWallets: true });
	if (!group) return refuse("NOT_FOUND", "notFound");
	if (group.status !== "open") return refuse("CONFLICT", "closedToSharing");
	await tx.sql.query(
		`UPDATE "share_group" SET "status" = 'closing', "closing_at" = $2::timestamptz, "version" = "version" + 1
		WHERE "id" = $1::uuid`,
		[shareGroupId, group.at],
	);
	return done(await finish(tx, group, actorId));
}

/**
 * Ends the share groups whose last hold has settled since they were deleted, each in a transaction of its own. Answers
 * how many.
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
		const closed = await transact(
			db,
			async (tx) => {
				const group = await lockShareGroup(tx, { shareGroupId, actorId: null, withWallets: true });
				return group?.status === "closing" ? finish(tx, group, null) : null;
			},
			{ clock },
		);
		if (closed?.status === "deleted") finished += 1;
	}
	return finished;
}

async function readSettledGroups(tx: LedgerTransaction): Promise<string[]> {
	const rows = await tx.sql.query<{ id: string }>(
		`SELECT "id" FROM "share_group" WHERE "status" = 'closing' AND NOT EXISTS (
			SELECT FROM "account" WHERE "account"."share_group_id" = "share_group"."id" AND "account"."held" > 0
		) ORDER BY "closing_at", "id" LIMIT 1000`,
	);
	return rows.map((row) => row.id);
}

/** Returns what is left, under the locks of all of the group's accounts; not while something is on hold. */
async function finish(
	tx: LedgerTransaction,
	{ shareGroupId, posting, creator, accounts, at }: LockedShareGroup,
	actorId: string | null,
): Promise<ClosedGroup> {
	if (accounts.some(({ accountId }) => posting.account(accountId).held > 0n)) {
		// What had expired when the accounts were locked has gone to *expired*.
		await posting.flush();
		return { status: "closing", returned: [] };
	}
	const returned: ClosedGroup["returned"][number][] = [];
	for (const { creditTypeId, accountId: groupAccountId, walletId } of accounts) {
		const credits = posting.available(groupAccountId, at);
		if (credits === 0n) continue;
		const movement = { shareGroupId, walletId, groupAccountId, creatorId: creator.id, actorId, credits, at };
		const lots = await returnLots(tx.sql, posting, movement);
		if (!lots) throw new Error(`Share group ${shareGroupId} has less than is available in it.`);
		returned.push({ creditTypeId, credits, lots });
	}
	await posting.flush();
	await tx.sql.query(
		`UPDATE "share_group" SET "status" = 'deleted', "closed_at" = $2::timestamptz, "version" = "version" + 1
		WHERE "id" = $1::uuid`,
		[shareGroupId, at],
	);
	return { status: "deleted", returned };
}
