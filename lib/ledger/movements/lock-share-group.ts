import type { ShareGroupStatus } from "@/generated/prisma/enums.ts";
import { Outdated } from "@/lib/platform/database/is-retryable.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { type LedgerTransaction, type LockedUser, lockAccounts, lockUsers } from "../posting/lock-accounts.ts";
import type { Posting } from "../posting/posting.ts";

/** A share group and its creator's wallet, both locked. */
export interface LockedGroup {
	readonly posting: Posting;
	readonly creator: LockedUser;
	readonly status: ShareGroupStatus;
	readonly walletId: string;
	readonly groupAccountId: string;
	/** The present for both accounts. */
	readonly at: Date;
}

/**
 * Locks the accounts between which credits move: the creator, then their wallet and the group's account. Of the one that
 * they move from, all lots are loaded. Null where there is no such group.
 */
export async function lockGroup(
	tx: LedgerTransaction,
	{
		shareGroupId,
		creditTypeId,
		actorId,
		from,
	}: {
		readonly shareGroupId: string;
		readonly creditTypeId: string;
		readonly actorId: string | null;
		readonly from: "wallet" | "group";
	},
): Promise<LockedGroup | null> {
	const [found] = await tx.sql.query<{ creatorId: string; groupAccountId: string; walletId: string }>(
		`SELECT "share_group"."creator_id" AS "creatorId", "group_account"."id" AS "groupAccountId", "wallet"."id" AS "walletId"
		FROM "share_group"
		JOIN "account" AS "group_account" ON "group_account"."share_group_id" = "share_group"."id"
		JOIN "account" AS "wallet" ON "wallet"."user_id" = "share_group"."creator_id" AND "wallet"."kind" = 'wallet'
			AND "wallet"."credit_type_id" = "group_account"."credit_type_id"
		WHERE "share_group"."id" = $1::uuid AND "group_account"."credit_type_id" = $2`,
		[shareGroupId, creditTypeId],
	);
	if (!found) return null;
	const { creatorId, groupAccountId, walletId } = found;
	const creator = await lockCreator(tx.sql, creatorId, actorId);
	const receiverId = from === "wallet" ? groupAccountId : walletId;
	const posting = await lockAccounts(tx, [walletId, groupAccountId], { wanted: new Map([[receiverId, 0n]]) });
	const { status } = await readState(tx.sql, { shareGroupId, creatorId });
	return { posting, creator, status, walletId, groupAccountId, at: posting.instant([walletId, groupAccountId]) };
}

/** A whole share group that no other transaction charges, funds or changes until this one ends. */
export interface LockedShareGroup {
	readonly shareGroupId: string;
	readonly posting: Posting;
	readonly creator: LockedUser;
	readonly status: ShareGroupStatus;
	readonly version: number;
	/** Its account of each credit type, and its creator's wallet of the same. */
	readonly accounts: readonly {
		readonly creditTypeId: string;
		readonly accountId: string;
		readonly walletId: string;
	}[];
	/** The present for all of them. */
	readonly at: Date;
}

/**
 * Locks a share group for a change of its entries, limits or state: its creator and the actor, then every account of
 * it, so that decisions on who may spend how much come before or after, never during the change. `withWallets`: the
 * creator's wallets too, for callers that move credits back; the group's lots are loaded for them alone. Null where
 * there is no such group.
 */
export async function lockShareGroup(
	tx: LedgerTransaction,
	{
		shareGroupId,
		actorId,
		withWallets = false,
	}: { readonly shareGroupId: string; readonly actorId: string | null; readonly withWallets?: boolean },
): Promise<LockedShareGroup | null> {
	const [found] = await tx.sql.query<{ creatorId: string }>(
		`SELECT "creator_id" AS "creatorId" FROM "share_group" WHERE "id" = $1::uuid`,
		[shareGroupId],
	);
	if (!found) return null;
	const creator = await lockCreator(tx.sql, found.creatorId, actorId);
	const accounts = await tx.sql.query<LockedShareGroup["accounts"][number]>(
		`SELECT "group_account"."credit_type_id" AS "creditTypeId", "group_account"."id" AS "accountId", "wallet"."id" AS "walletId"
		FROM "account" AS "group_account"
		JOIN "account" AS "wallet" ON "wallet"."user_id" = $2::uuid AND "wallet"."kind" = 'wallet'
			AND "wallet"."credit_type_id" = "group_account"."credit_type_id"
		WHERE "group_account"."share_group_id" = $1::uuid AND "group_account"."kind" = 'share_group'
		ORDER BY "group_account"."credit_type_id"`,
		[shareGroupId, creator.id],
	);
	const ids = accounts.flatMap(({ accountId, walletId }) => (withWallets ? [accountId, walletId] : [accountId]));
	const idle = accounts.map(({ accountId, walletId }) => (withWallets ? walletId : accountId));
	const posting = await lockAccounts(tx, ids, { wanted: new Map(idle.map((id) => [id, 0n])) });
	const state = await readState(tx.sql, { shareGroupId, creatorId: creator.id });
	return { shareGroupId, posting, creator, ...state, accounts, at: posting.instant(ids) };
}

async function lockCreator(sql: Sql, creatorId: string, actorId: string | null): Promise<LockedUser> {
	const creator = (await lockUsers(sql, [creatorId, actorId])).get(creatorId);
	if (!creator) throw new Error(`User ${creatorId}, who made a share group, is missing.`);
	return creator;
}

/**
 * Read after the group's account was locked, which every change of a group's state locks too. Where it was handed over
 * meanwhile (product.md 26a), another creator has to be locked.
 */
async function readState(
	sql: Sql,
	{ shareGroupId, creatorId }: { shareGroupId: string; creatorId: string },
): Promise<{ readonly status: ShareGroupStatus; readonly version: number }> {
	const [group] = await sql.query<{ status: ShareGroupStatus; version: number; creatorId: string }>(
		`SELECT "status"::text AS "status", "version", "creator_id" AS "creatorId" FROM "share_group" WHERE "id" = $1::uuid`,
		[shareGroupId],
	);
	if (!group) throw new Error(`Share group ${shareGroupId} is missing.`);
	if (group.creatorId !== creatorId) throw new Outdated("The share group was handed over to someone else.");
	const { status, version } = group;
	return { status, version };
}
