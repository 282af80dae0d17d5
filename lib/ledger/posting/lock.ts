import type { UserStatus } from "@/generated/prisma/enums.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import type { Lot } from "./lots.ts";
import { Posting } from "./post.ts";
import type { LockedAccount } from "./write-posting.ts";

/** All that the ledger needs of a transaction, so that it runs on a plain `pg` client as well. */
export type LedgerTransaction = Pick<Transaction, "sql" | "clock">;

/** A user who can't be changed (owner, status, address) until this transaction ends. */
export interface LockedUser {
	readonly id: string;
	readonly name: string;
	readonly status: UserStatus;
	readonly creditOwnerId: string;
	readonly email: string;
	/** Null until its mailbox has confirmed the address. */
	readonly emailVerifiedAt: Date | null;
}

const USER_COLUMNS = `"id", "name", "status"::text AS "status", "credit_owner_id" AS "creditOwnerId", "email",
	"email_verified_at" AS "emailVerifiedAt"`;

const LOT_COLUMNS = `"id", "account_id" AS "accountId", "origin_lot_id" AS "originLotId", "order_id" AS "orderId",
	"kind"::text AS "kind", "granted", "remaining", "held", "expires_at" AS "expiresAt", "created_at" AS "createdAt"`;

/**
 * Locks users against changes of owner, status and address, which take them FOR UPDATE; by id, before keys and
 * accounts. Name every user whom the posting will refer to: otherwise a foreign key locks them later and out of order.
 * Unknown ids are left out.
 */
export async function lockUsers(sql: Sql, userIds: Iterable<string | null>): Promise<Map<string, LockedUser>> {
	const ids = [...new Set(userIds)].filter((id) => id !== null);
	const users = await sql.query<LockedUser>(
		`SELECT ${USER_COLUMNS} FROM "user" WHERE "id" = ANY ($1::uuid[]) ORDER BY "id" FOR KEY SHARE`,
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
 * Locks pools and returns the unit of work on them. Every caller locks in one order: the accounts by id in one
 * statement, then the clock, then the lots in a statement of their own; in one joined statement the lots would be as
 * they were before the wait. Expired credits that are not on hold are posted to *expired* first. Callers `flush` at the
 * end.
 */
export async function lockAccounts(tx: LedgerTransaction, accountIds: Iterable<string>): Promise<Posting> {
	return openPosting(tx, [...new Set(accountIds)], "FOR NO KEY UPDATE");
}

/**
 * As `lockAccounts`, without a lock: to show what would be decided now. It is never flushed, and may be outdated by the
 * time a user acts on it.
 */
export async function lookAtAccounts(tx: LedgerTransaction, accountIds: Iterable<string>): Promise<Posting> {
	return openPosting(tx, [...new Set(accountIds)], "");
}

async function openPosting(
	tx: LedgerTransaction,
	ids: readonly string[],
	lock: "" | "FOR NO KEY UPDATE",
): Promise<Posting> {
	const accounts = await readRows(tx.sql, ids, lock);
	const now = await tx.clock.now(tx.sql);
	const lots = await tx.sql.query<Lot>(
		`SELECT ${LOT_COLUMNS} FROM "lot" WHERE "account_id" = ANY ($1::uuid[]) AND "remaining" > 0`,
		[ids],
	);
	const posting = new Posting(tx.sql, { now, accounts, lots, outside: await readOutside(tx.sql, accounts) });
	posting.expireLots();
	return posting;
}

/** Loads further lots of the locked accounts, including empty ones: those that refunds and returns lead back to. */
export async function loadLots(sql: Sql, posting: Posting, lotIds: Iterable<string>): Promise<void> {
	const ids = [...new Set(lotIds)];
	if (ids.length === 0) return;
	posting.addLots(await sql.query<Lot>(`SELECT ${LOT_COLUMNS} FROM "lot" WHERE "id" = ANY ($1::uuid[])`, [ids]));
}

async function readRows(sql: Sql, ids: readonly string[], lock: "" | "FOR NO KEY UPDATE"): Promise<LockedAccount[]> {
	// FOR UPDATE would block the foreign keys of every transaction that inserts a row that names the account.
	const accounts = await sql.query<LockedAccount>(
		`SELECT "id", "kind"::text AS "kind", "credit_type_id" AS "creditTypeId", "user_id" AS "userId",
			"share_group_id" AS "shareGroupId", "balance", "held", "version", "last_posted_at" AS "lastPostedAt"
		FROM "account" WHERE "id" = ANY ($1::uuid[]) AND "kind" IN ('wallet', 'share_group')
		ORDER BY "id" ${lock}`,
		[ids],
	);
	if (accounts.length !== ids.length) throw new Error("An account to be locked is missing, or is none of a pool.");
	return accounts;
}

async function readOutside(sql: Sql, accounts: readonly LockedAccount[]): Promise<Map<string, string>> {
	const types = [...new Set(accounts.map((account) => account.creditTypeId))];
	const rows = await sql.query<{ id: string; kind: string; creditTypeId: string }>(
		`SELECT "id", "kind"::text AS "kind", "credit_type_id" AS "creditTypeId" FROM "account"
		WHERE "kind" IN ('issued', 'spent', 'expired') AND "credit_type_id" = ANY ($1::text[])`,
		[types],
	);
	return new Map(rows.map((row) => [`${row.kind} ${row.creditTypeId}`, row.id]));
}
