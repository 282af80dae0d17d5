import type { UserKind, UserStatus } from "@/generated/prisma/enums.ts";
import { rowLock } from "@/lib/platform/database/row-lock.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import { loadOpenLots, readFirstLots, readOpenLots, type Wanted } from "./load-lots.ts";
import { type LockedAccount, lockPools, lookAtPools, readDirectory } from "./lock-pools.ts";
import { compareIds, type Lot } from "./lot.ts";
import { Posting } from "./posting.ts";
import { statusOf } from "./status-of.ts";

/** All that the ledger needs of a transaction, so that it runs on a plain `pg` client as well. */
export type LedgerTransaction = Pick<Transaction, "sql" | "clock">;

/** A user who can't be changed (owner, status, address) until this transaction ends. */
export interface LockedUser {
	readonly id: string;
	readonly name: string;
	readonly kind: UserKind;
	readonly status: UserStatus;
	/** Who suspended a service user, and why (product.md 56); both null for everyone else. */
	readonly pausedBy: string | null;
	readonly pauseReason: string | null;
	readonly creditOwnerId: string;
	readonly email: string;
	/** Null until its mailbox has confirmed the address. */
	readonly emailVerifiedAt: Date | null;
}

const USER_COLUMNS = `"id", "name", "kind"::text AS "kind", ${statusOf("user")} AS "status",
	CASE WHEN "paused_by_id" IS NOT NULL
		THEN (SELECT "pauser"."name" FROM "user" AS "pauser" WHERE "pauser"."id" = "user"."paused_by_id") END AS "pausedBy",
	"pause_reason" AS "pauseReason", "credit_owner_id" AS "creditOwnerId", "email",
	"email_verified_at" AS "emailVerifiedAt"`;

/**
 * Locks users against changes of owner, status and address, which take them FOR UPDATE; by id, before keys and
 * accounts. Name every user whom the posting will refer to: otherwise a foreign key locks them later and out of order.
 * Unknown ids are left out. `stillIds`: those of them whose credits no one else moves, and who make no share group, until
 * this transaction ends: locked FOR UPDATE, and never locked in a weaker way before.
 */
export async function lockUsers(
	sql: Sql,
	userIds: Iterable<string | null>,
	{ stillIds = [] }: { readonly stillIds?: readonly string[] } = {},
): Promise<Map<string, LockedUser>> {
	const ids = [...new Set(userIds)].filter((id) => id !== null);
	if (stillIds.length === 0) return readUsersLocked(sql, ids, { strength: "KEY SHARE" });
	const users = new Map<string, LockedUser>();
	for (const id of ids.sort(compareIds)) {
		const strength = stillIds.includes(id) ? "UPDATE" : "KEY SHARE";
		for (const [, user] of await readUsersLocked(sql, [id], { strength })) users.set(id, user);
	}
	return users;
}

/** As `lockUsers`, without waiting: those whom another transaction has locked are `skipped`. */
export async function lockFreeUsers(
	sql: Sql,
	userIds: Iterable<string | null>,
): Promise<{ readonly users: Map<string, LockedUser>; readonly skipped: ReadonlySet<string> }> {
	const ids = [...new Set(userIds)].filter((id) => id !== null);
	const users = await readUsersLocked(sql, ids, { strength: "KEY SHARE", skipLocked: true });
	const missing = ids.filter((id) => !users.has(id));
	const skipped = missing.length === 0 ? [] : (await lookAtUsers(sql, missing)).keys();
	return { users, skipped: new Set(skipped) };
}

async function readUsersLocked(
	sql: Sql,
	ids: readonly string[],
	how: { readonly strength: "KEY SHARE" | "UPDATE"; readonly skipLocked?: boolean },
): Promise<Map<string, LockedUser>> {
	const lock = rowLock(sql, "users", { ...how, ids });
	const users = await sql.query<LockedUser>(
		`SELECT ${USER_COLUMNS} FROM "user" WHERE "id" = ANY ($1::uuid[]) ORDER BY "id" ${lock}`,
		[ids],
	);
	return new Map(users.map((user) => [user.id, user]));
}

/**
 * As `lockUsers`, without a lock: the values may have changed by the time they are used. `withOwners`: their owners
 * too.
 */
export async function lookAtUsers(
	sql: Sql,
	userIds: Iterable<string>,
	{ withOwners = false }: { readonly withOwners?: boolean } = {},
): Promise<Map<string, LockedUser>> {
	const users = await sql.query<LockedUser>(
		`SELECT ${USER_COLUMNS} FROM "user" WHERE "id" IN (
			SELECT unnest($1::uuid[])
			UNION
			SELECT "credit_owner_id" FROM "user" WHERE $2::boolean AND "id" = ANY ($1::uuid[])
		)`,
		[[...new Set(userIds)], withOwners],
	);
	return new Map(users.map((user) => [user.id, user]));
}

/**
 * Locks pools and returns the unit of work on them. Every caller locks in one order: the pools by id, one statement for
 * each shard, then the clock, then the lots in a statement of their own; in one joined statement the lots would be as
 * they were before the wait. Expired credits that are not on hold expire first. Callers `flush` at the end.
 *
 * `wanted`: how many credits may be asked of an account at most. Only as many of its lots are loaded, and `take` and
 * `available` are right nevertheless; 0 is for accounts of which nothing is asked. Of every other account all lots are
 * loaded. `skipLocked`: what another transaction has locked is left out, and is in the posting's `skipped`.
 */
export async function lockAccounts(
	tx: LedgerTransaction,
	accountIds: Iterable<string>,
	{ wanted = new Map(), skipLocked = false }: { readonly wanted?: Wanted; readonly skipLocked?: boolean } = {},
): Promise<Posting> {
	const ids = [...new Set(accountIds)];
	const directory = await readDirectory(tx.sql, ids);
	const [accounts, now, lots] = await Promise.all([
		lockPools(tx.sql, directory, { skipLocked }),
		tx.clock.now(tx.sql),
		readFirstLots(tx.sql, ids, wanted),
	]);
	const posting = new Posting(tx.sql, { now, accounts, skipped: without(ids, accounts) });
	await loadOpenLots(tx.sql, posting, wanted, lots);
	posting.expireLots();
	return posting;
}

/**
 * As `lockAccounts`, without a lock: to show what would be decided now. It is never flushed, and may be outdated by the
 * time a user acts on it.
 */
export async function lookAtAccounts(tx: LedgerTransaction, accountIds: Iterable<string>): Promise<Posting> {
	const ids = [...new Set(accountIds)];
	const now = await tx.clock.now(tx.sql);
	const pools = await lookAtPools(tx.sql, await readDirectory(tx.sql, ids));
	const lots = await readOpenLots(tx.sql, ids);
	const accounts = pools.map((pool) => ({ ...pool, ...totalOf(lots, pool.id) }));
	const posting = new Posting(tx.sql, { now, accounts, skipped: new Set() });
	posting.addLots(lots);
	posting.expireLots();
	return posting;
}

function without(ids: readonly string[], accounts: readonly LockedAccount[]): ReadonlySet<string> {
	const skipped = new Set(ids);
	for (const { id } of accounts) skipped.delete(id);
	return skipped;
}

/** What the lots of an account add up to: without a lock, its pool may be older than they are. */
function totalOf(lots: readonly Lot[], accountId: string): Pick<LockedAccount, "balance" | "held"> {
	const own = lots.filter((lot) => lot.accountId === accountId);
	return {
		balance: own.reduce((sum, { remaining }) => sum + remaining, 0n),
		held: own.reduce((sum, { held }) => sum + held, 0n),
	};
}
