import type { Sql } from "@/lib/platform/database/sql.ts";
import { type Refusal, refuse } from "@/lib/platform/refusal.ts";
import { type Coverage, coverageAt, readCoverage } from "../coverage/read-coverage.ts";
import { type LedgerTransaction, type LockedUser, lookAtUsers } from "../posting/lock-accounts.ts";
import { type GroupPool, readGroupPools, type Visitor } from "./read-group-pools.ts";

/** What decides who pays for a charge or a hold. */
export interface PaidRequest {
	readonly userId: string;
	readonly creditTypeId: string;
	/** A pool that the caller names pays alone (product.md 29). */
	readonly pool?: { readonly shareGroupId: string } | null;
}

/** What may pay: a wallet, or a share group that lets the user in. */
export interface Pool {
	readonly accountId: string;
	/** Whose credits these are: the wallet's user, or the share group's creator. */
	readonly owner: LockedUser;
	/** Null where it is a wallet. */
	readonly group: GroupPool | null;
}

/**
 * Who pays: pools by their rank in rule 29 (groups of one rank in any order), or why there is no payer. `covered`: a
 * subscription of the user's does, and no pool. `moved`: something changed before it could be locked, and an unlocked user
 * or account would pay. Ask again.
 */
export type Payers =
	| { readonly state: "found"; readonly pools: readonly Pool[] }
	| { readonly state: "covered"; readonly coverage: Coverage }
	| { readonly state: "refused"; readonly refusal: Refusal }
	| { readonly state: "moved" };

/** The facts from which it is decided who pays. */
export interface Candidates {
	readonly users: ReadonlyMap<string, LockedUser>;
	/** Wallets by user and credit type. */
	readonly walletIds: ReadonlyMap<string, string>;
	/** Share groups' accounts by user and credit type. */
	readonly groupPools: ReadonlyMap<string, readonly GroupPool[]>;
	/** What covered use when they were looked up, by user and credit type. */
	readonly coverage: ReadonlyMap<string, Coverage>;
}

/** All users and pools that may pay for these requests, and what covers them, as they are now, without a lock. */
export async function lookForPayers(tx: LedgerTransaction, requests: readonly PaidRequest[]): Promise<Candidates> {
	const covering = lookForCoverage(tx, requests);
	const [payers, coverage] = await Promise.all([lookForPools(tx.sql, requests), covering]);
	return { ...payers, coverage };
}

/** What covers these requests now. Of a user without a subscription it is asked with one statement. */
async function lookForCoverage(
	{ sql, clock }: LedgerTransaction,
	requests: readonly PaidRequest[],
): Promise<Candidates["coverage"]> {
	const userIds = requests.flatMap(({ userId, pool }) => (pool ? [] : [userId]));
	if (userIds.length === 0) return new Map();
	const all = await readCoverage(sql, userIds);
	if (all.size === 0) return new Map();
	const now = await clock.now(sql);
	return new Map(
		requests.flatMap((request) => {
			const coverage = coverageAt(all, request, now);
			return coverage ? [[keyOf(request), coverage]] : [];
		}),
	);
}

async function lookForPools(sql: Sql, requests: readonly PaidRequest[]): Promise<Omit<Candidates, "coverage">> {
	const spenderIds = new Set(requests.map(({ userId }) => userId));
	const known = await lookAtUsers(sql, spenderIds, { withOwners: true });
	const spenders = [...known.values()].filter(({ id }) => spenderIds.has(id));
	const creditTypeIds = [...new Set(requests.map(({ creditTypeId }) => creditTypeId))];
	const [groupPools, walletIds] = await Promise.all([
		readGroupPools(sql, { visitors: visitorsOf(spenders), creditTypeIds }),
		readWallets(sql, { userIds: [...known.keys()], creditTypeIds }),
	]);
	const creators = groupPools.map(({ creatorId }) => creatorId).filter((id) => !known.has(id));
	if (creators.length === 0) return { users: known, walletIds, groupPools: byUserAndType(groupPools) };
	const [others, theirWalletIds] = await Promise.all([
		lookAtUsers(sql, creators),
		readWallets(sql, { userIds: creators, creditTypeIds }),
	]);
	const users = new Map([...known, ...others]);
	return { users, walletIds: new Map([...walletIds, ...theirWalletIds]), groupPools: byUserAndType(groupPools) };
}

/** The one place that knows who may pay for which user, and in which order (product.md 16, 29). */
export function choosePayers(request: PaidRequest, { users, walletIds, groupPools, coverage }: Candidates): Payers {
	const { userId, creditTypeId, pool: named } = request;
	const user = users.get(userId);
	if (!user || user.status === "removed") return refused(refuse("NOT_FOUND", "payerNotFound"));
	if (user.status === "suspended") return refused(refuseSuspended(user));
	const covering = named ? undefined : coverage.get(keyOf(request));
	if (covering) return { state: "covered", coverage: covering };
	const groups = groupPoolsOf({ groupPools }, request);
	if (named) return chooseNamed({ user, group: groups.find((one) => one.shareGroupId === named.shareGroupId) }, users);
	const owner = users.get(user.creditOwnerId);
	if (!owner) return { state: "moved" };
	const accountId = walletIds.get(keyOf({ userId: owner.id, creditTypeId }));
	if (!accountId) return refused(refuse("NOT_FOUND", "payerNotFound"));
	const ranks: Pool[][] = [[], [{ accountId, owner, group: null }], []];
	for (const group of groups) {
		const isOwn = group.creatorId === userId;
		// A Credit User's own credits are parked, including those in their groups.
		if (group.status !== "open" || !group.hasCredits || (isOwn && owner.id !== userId)) continue;
		const creator = users.get(group.creatorId);
		if (!creator) return { state: "moved" };
		ranks[isOwn ? 2 : 0]?.push({ accountId: group.accountId, owner: creator, group });
	}
	return { state: "found", pools: ranks.flat() };
}

/** A service user is paused: the refusal says by whom and why (product.md 56). */
function refuseSuspended({ name, pausedBy: by, pauseReason: reason }: LockedUser): Refusal {
	if (by === null || reason === null) return refuse("SUSPENDED", "userSuspended", { name });
	return refuse("SUSPENDED", "serviceUserPaused", { name, by, reason });
}

function chooseNamed(
	{ user, group }: { user: LockedUser; group: GroupPool | undefined },
	users: ReadonlyMap<string, LockedUser>,
): Payers {
	// A user who isn't let in is not told that there is such a group.
	if (!group) return refused(refuse("NOT_FOUND", "payerNotFound"));
	const creator = users.get(group.creatorId);
	if (!creator) return { state: "moved" };
	if (creator.id === user.id && user.creditOwnerId !== user.id) return refused(refuse("FORBIDDEN", "ownGroupParked"));
	if (group.status !== "open") return refused(refuse("CONFLICT", "shareGroupClosed"));
	if (creator.status !== "active") {
		return refused(refuse("SUSPENDED", "payingUserSuspended", { name: creator.name }));
	}
	return { state: "found", pools: [{ accountId: group.accountId, owner: creator, group }] };
}

/**
 * The users whom entries of share groups can let in: only a verified address counts (product.md 21), and of a service
 * user its own.
 */
export function visitorsOf(users: Iterable<LockedUser>): Visitor[] {
	return [...users].flatMap(({ id, kind, email, emailVerifiedAt, status }) =>
		(emailVerifiedAt !== null || kind === "service") && status === "active" ? [{ userId: id, kind, email }] : [],
	);
}

export function byUserAndType(groupPools: readonly GroupPool[]): Map<string, GroupPool[]> {
	const found = new Map<string, GroupPool[]>();
	for (const group of groupPools) {
		const key = keyOf(group);
		const same = found.get(key);
		if (same) same.push(group);
		else found.set(key, [group]);
	}
	return found;
}

/** The owner of a wallet's account never changes. */
async function readWallets(
	sql: Sql,
	{ userIds, creditTypeIds }: { userIds: readonly string[]; creditTypeIds: readonly string[] },
): Promise<Map<string, string>> {
	const rows = await sql.query<{ accountId: string; userId: string; creditTypeId: string }>(
		`SELECT "id" AS "accountId", "user_id" AS "userId", "credit_type_id" AS "creditTypeId" FROM "account"
		WHERE "kind" = 'wallet' AND "user_id" = ANY ($1::uuid[]) AND "credit_type_id" = ANY ($2::text[])`,
		[userIds, creditTypeIds],
	);
	return new Map(rows.map((row) => [keyOf(row), row.accountId]));
}

/** The same for requests that the same pools pay for, in the same order. */
export function payersKey({ userId, creditTypeId, pool }: PaidRequest): string {
	return `${userId} ${creditTypeId} ${pool?.shareGroupId ?? ""}`;
}

/** The share groups that let the user of a request in. */
export function groupPoolsOf(
	{ groupPools }: Pick<Candidates, "groupPools">,
	request: PaidRequest,
): readonly GroupPool[] {
	return groupPools.get(keyOf(request)) ?? [];
}

function keyOf({ userId, creditTypeId }: { userId: string; creditTypeId: string }): string {
	return `${userId} ${creditTypeId}`;
}

function refused(refusal: Refusal): Payers {
	return { state: "refused", refusal };
}

export function accountsOf(payers: Payers | undefined): readonly string[] {
	return payers?.state === "found" ? payers.pools.map(({ accountId }) => accountId) : [];
}
