import { type Actor, reloadActor } from "@/lib/auth/actor.ts";
import { makeAddresses } from "@/lib/ledger/paying/make-addresses.ts";
import type { LimitOf } from "@/lib/ledger/paying/store-limit.ts";
import { lockAccounts, lockUsers } from "@/lib/ledger/posting/lock-accounts.ts";
import type { Posting } from "@/lib/ledger/posting/posting.ts";
import { refusalToEditUsers } from "@/lib/people/policy.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { isId } from "@/lib/platform/ids.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/platform/refusal.ts";
import { normalizeAddress } from "@/lib/text/addresses/match-keys.ts";
import type { LimitedPool } from "./schema.ts";

/** A pool whose limits the actor may change, locked, and whose limit it is about. */
export interface LockedLimits {
	readonly actor: Actor;
	readonly posting: Posting;
	readonly of: LimitOf;
	/** The audit log's subject: the wallet's user, or the share group. */
	readonly subject: { readonly type: "user" | "share_group"; readonly id: string };
	/** What the audit log says of the person: their `email`, or `userId`; nothing for the default. */
	readonly about: Readonly<Record<string, string>>;
	readonly at: Date;
}

interface Asked {
	readonly pool: LimitedPool;
	readonly person: string | null;
	/** The caller holds the locks of the organization and of the wallet's user, and has loaded the actor under them. */
	readonly isLocked?: boolean;
}

/**
 * Locks a pool to change a limit on it (product.md 24, 43). A share group's are its creator's; a wallet's are its owner's
 * and those of administrators of the same organization with *Edit User*. What the actor may not change isn't found. The
 * owner of a pool has no limit in it.
 */
export async function lockLimitedPool(
	tx: Transaction,
	actor: Actor,
	{ pool, person, isLocked = false }: Asked,
): Promise<Result<LockedLimits>> {
	return pool.kind === "wallet"
		? lockWallet(tx, { actor, pool, userId: person, isLocked })
		: lockGroup(tx, { actor, pool, text: person });
}

async function lockWallet(
	tx: Transaction,
	asked: { actor: Actor; pool: LimitedPool & { kind: "wallet" }; userId: string | null; isLocked: boolean },
): Promise<Result<LockedLimits>> {
	const { pool, userId, isLocked } = asked;
	const { ownerId, creditTypeId } = pool;
	if (!isLocked) await lockUsers(tx.sql, [asked.actor.userId, ownerId]);
	const actor = isLocked ? asked.actor : await reloadActor(asked.actor, tx);
	if (!actor) return refuse("FORBIDDEN", "signedOut");
	const refusal = ownerId === actor.userId ? null : refusalToEditUsers(actor);
	if (refusal) return refusal;
	const { organizationId } = actor;
	if (!(await isThere(tx, { id: ownerId, organizationId }))) return refuse("NOT_FOUND", "userNotFound");
	if (userId === ownerId) return refuseOwner();
	if (userId !== null && !(await isThere(tx, { id: userId, organizationId }))) {
		return refuse("NOT_FOUND", "userNotFound", {}, { field: "person" });
	}
	const account = await tx.prisma.account.findFirst({ where: { kind: "wallet", userId: ownerId, creditTypeId } });
	if (!account) return refuse("NOT_FOUND", "creditTypeNotFound");
	const of = { accountId: account.id, userId, addressId: null };
	const about: LockedLimits["about"] = userId === null ? {} : { userId };
	return done({ actor, of, about, subject: { type: "user", id: ownerId }, ...(await lock(tx, account.id)) });
}

async function isThere(tx: Transaction, { id, organizationId }: { id: string; organizationId: string }) {
	const where = { id, organizationId, status: { not: "removed" as const } };
	return isId(id) && (await tx.prisma.user.count({ where })) > 0;
}

async function lockGroup(
	tx: Transaction,
	{ actor, pool, text }: { actor: Actor; pool: LimitedPool & { kind: "share_group" }; text: string | null },
): Promise<Result<LockedLimits>> {
	const { shareGroupId, creditTypeId } = pool;
	const own = { id: shareGroupId, creatorId: actor.userId };
	if ((await tx.prisma.shareGroup.count({ where: own })) === 0) return refuse("NOT_FOUND", "shareGroupNotFound");
	const address = text === null ? null : normalizeAddress(text);
	if (text !== null && address === null) return refuse("INVALID", "notAnAddress", {}, { field: "person" });
	const creator = (await lockUsers(tx.sql, [actor.userId])).get(actor.userId);
	if (creator?.status !== "active") return refuse("FORBIDDEN", "signedOut");
	if (address !== null && address === normalizeAddress(creator.email)) return refuseOwner();
	const addressIds = await makeAddresses(tx.sql, address === null ? [] : [address]);
	const account = await tx.prisma.account.findFirst({ where: { shareGroupId, creditTypeId } });
	if (!account) return refuse("NOT_FOUND", "creditTypeNotFound");
	const locked = await lock(tx, account.id);
	const group = await tx.prisma.shareGroup.findFirst({ where: own });
	if (!group) return refuse("NOT_FOUND", "shareGroupNotFound");
	if (group.status !== "open") return refuse("CONFLICT", "shareGroupClosed");
	const addressId = address === null ? null : (addressIds.get(address) ?? null);
	const of = { accountId: account.id, userId: null, addressId };
	const about: LockedLimits["about"] = address === null ? {} : { email: address };
	return done({ actor, of, about, subject: { type: "share_group", id: shareGroupId }, ...locked });
}

function refuseOwner(): Refusal {
	return refuse("CONFLICT", "ownerNotLimited", {}, { field: "person" });
}

async function lock(tx: Transaction, accountId: string): Promise<Pick<LockedLimits, "posting" | "at">> {
	const posting = await lockAccounts(tx, [accountId], { wanted: new Map([[accountId, 0n]]) });
	return { posting, at: posting.instant([accountId]) };
}
