import { MAX_CREDITS } from "@/lib/credits.ts";
import { done, type Refusal, type Result, refuse } from "@/lib/refusal.ts";
import type { Sql } from "@/lib/sql.ts";
import { type LockedUser, lockUsers } from "./lock.ts";
import { type Part, spendable, takeCredits } from "./lots.ts";
import type { Posting } from "./post.ts";

/** What decides who pays for a charge or a hold. */
export interface PaidRequest {
	readonly userId: string;
	readonly creditTypeId: string;
	/** A pool that the caller names pays alone (product.md 29). */
	readonly pool?: { readonly shareGroupId: string } | null;
}

/**
 * Who pays, decided under the users' locks: pools in the order in which they are used, or why nobody does. `moved`:
 * the user's owner changed before he could be locked, and somebody who is not locked would pay. Ask again.
 */
export type Payers =
	| { readonly state: "found"; readonly accountIds: readonly string[] }
	| { readonly state: "refused"; readonly refusal: Refusal }
	| { readonly state: "moved" };

interface Pool {
	readonly accountId: string;
	/** The user whose credits these are: the wallet's, or the share group's creator. */
	readonly ownerId: string;
}

/**
 * Locks the users of these requests with everybody whose credits may pay, and the actors, and decides who pays. The
 * owners are looked up first without a lock, so that all are locked in one order; what counts is read under the locks.
 */
export async function lockPayers<Request extends PaidRequest & { readonly actorId: string | null }>(
	sql: Sql,
	requests: readonly Request[],
): Promise<Map<Request, Payers>> {
	const userIds = requests.map(({ userId }) => userId);
	const shareGroupIds = requests.flatMap(({ pool }) => pool?.shareGroupId ?? []);
	const payingIds = await sql.query<{ id: string }>(
		`SELECT "credit_owner_id" AS "id" FROM "user" WHERE "id" = ANY ($1::uuid[])
		UNION SELECT "creator_id" FROM "share_group" WHERE "id" = ANY ($2::uuid[])`,
		[userIds, shareGroupIds],
	);
	const actorIds = requests.map(({ actorId }) => actorId);
	const users = await lockUsers(sql, [...userIds, ...actorIds, ...payingIds.map(({ id }) => id)]);
	const pools = await readPools(sql, {
		userIds: [...users.keys()],
		shareGroupIds,
		creditTypeIds: [...new Set(requests.map(({ creditTypeId }) => creditTypeId))],
	});
	return new Map(requests.map((request) => [request, decidePayers(request, users, pools)]));
}

/** The one place that knows who may pay for whom (product.md 29). */
function decidePayers(
	{ userId, creditTypeId, pool: named }: PaidRequest,
	users: ReadonlyMap<string, LockedUser>,
	pools: ReadonlyMap<string, Pool>,
): Payers {
	const user = users.get(userId);
	if (!user || user.status === "removed") return refused(refuse("NOT_FOUND", "payerNotFound"));
	if (user.status === "suspended") return refused(refuse("SUSPENDED", "userSuspended", { name: user.name }));
	if (!named && !users.has(user.creditOwnerId)) return { state: "moved" };
	const pool = pools.get(poolKey({ holderId: named ? named.shareGroupId : user.creditOwnerId, creditTypeId }));
	const owner = pool && users.get(pool.ownerId);
	if (!owner) return refused(refuse("NOT_FOUND", "payerNotFound"));
	if (owner.status !== "active") return refused(refuse("SUSPENDED", "payingUserSuspended", { name: owner.name }));
	return { state: "found", accountIds: [pool.accountId] };
}

/** Wallets and share groups' accounts by their holder; which account is whose never changes. */
async function readPools(
	sql: Sql,
	wanted: { userIds: readonly string[]; shareGroupIds: readonly string[]; creditTypeIds: readonly string[] },
): Promise<Map<string, Pool>> {
	const rows = await sql.query<Pool & { holderId: string; creditTypeId: string }>(
		`SELECT "id" AS "accountId", "user_id" AS "ownerId", "user_id" AS "holderId", "credit_type_id" AS "creditTypeId"
		FROM "account" WHERE "kind" = 'wallet' AND "user_id" = ANY ($1::uuid[]) AND "credit_type_id" = ANY ($3::text[])
		UNION ALL
		SELECT "account"."id", "share_group"."creator_id", "share_group"."id", "account"."credit_type_id"
		FROM "account" JOIN "share_group" ON "share_group"."id" = "account"."share_group_id"
		WHERE "account"."kind" = 'share_group' AND "account"."share_group_id" = ANY ($2::uuid[])
			AND "account"."credit_type_id" = ANY ($3::text[])`,
		[wanted.userIds, wanted.shareGroupIds, wanted.creditTypeIds],
	);
	return new Map(rows.map((row) => [poolKey(row), row]));
}

function poolKey({ holderId, creditTypeId }: { holderId: string; creditTypeId: string }): string {
	return `${holderId} ${creditTypeId}`;
}

function refused(refusal: Refusal): Payers {
	return { state: "refused", refusal };
}

/** Of these locked pools, those whose share group is closing or deleted. */
export async function readClosedPools(
	sql: Sql,
	posting: Posting,
	accountIds: readonly string[],
): Promise<ReadonlySet<string>> {
	const groupAccountIds = accountIds.filter((id) => posting.account(id).shareGroupId !== null);
	if (groupAccountIds.length === 0) return new Set();
	const rows = await sql.query<{ id: string }>(
		`SELECT "account"."id" FROM "account" JOIN "share_group" ON "share_group"."id" = "account"."share_group_id"
		WHERE "account"."id" = ANY ($1::uuid[]) AND "share_group"."status" <> 'open'`,
		[[...new Set(groupAccountIds)]],
	);
	return new Set(rows.map((row) => row.id));
}

export function accountsOf(payers: Payers | undefined): readonly string[] {
	return payers?.state === "found" ? payers.accountIds : [];
}

/** Which lots give the credits, pool after pool and within each by rule 28; refused where they do not hold as many. */
export function decideParts(
	posting: Posting,
	{ credits }: { readonly credits: bigint },
	{ payers, closed }: { payers: Payers | undefined; closed: ReadonlySet<string> },
): Result<Part[]> {
	if (payers?.state === "refused") return payers.refusal;
	const accountIds = accountsOf(payers);
	if (accountIds.some((id) => closed.has(id))) return refuse("CONFLICT", "shareGroupClosed");
	const at = posting.instant(accountIds);
	const lots = accountIds.flatMap((id) => posting.lotsOf(id));
	const parts = takeCredits(lots, credits, at);
	if (parts) return done(parts);
	const available = lots.reduce((sum, lot) => sum + spendable(lot, at), 0n);
	return refuse("INSUFFICIENT_CREDITS", "insufficientCredits", { needed: credits, available });
}

/** Whole credits, and no more than a JSON number carries. */
export function refuseCredits(credits: bigint): Refusal | null {
	return credits >= 1n && credits <= MAX_CREDITS ? null : refuse("INVALID", "creditsOutOfRange", { most: MAX_CREDITS });
}
