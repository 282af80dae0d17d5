import type { AccountKind } from "@/generated/prisma/enums.ts";
import { rowLock } from "@/lib/platform/database/row-lock.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { byShard, SHARD_OF_ACCOUNT } from "./by-shard.ts";
import { commitInTwoPhases } from "./commit-in-two-phases.ts";

/** A pool whose row this transaction has locked. All amounts are credits. */
export interface LockedAccount extends AccountFacts {
	readonly balance: bigint;
	readonly held: bigint;
	readonly version: bigint;
	readonly lastPostedAt: Date | null;
	/** The hash of its last entry, in hexadecimal. */
	readonly head: string;
	/** Whether there is any limit on it (product.md 43): where there is none, nothing is read for it. */
	readonly isLimited: boolean;
}

/** What the directory says of an account. It never changes. */
interface AccountFacts {
	readonly id: string;
	readonly kind: AccountKind;
	readonly creditTypeId: string;
	readonly userId: string | null;
	readonly shareGroupId: string | null;
	/** On which shard its pool is. On a plain PostgreSQL there is one. */
	readonly shard: number;
}

type AccountDirectory = ReadonlyMap<string, AccountFacts>;

type PoolRow = Omit<LockedAccount, keyof AccountFacts> & { readonly accountId: string };

const MOST_KNOWN = 50_000;
const known = new Map<string, AccountFacts>();

/** These accounts, their rows locked. `skipLocked`: without those which another transaction has locked. */
export async function lockPools(
	sql: Sql,
	facts: AccountDirectory,
	{ skipLocked }: { readonly skipLocked: boolean },
): Promise<LockedAccount[]> {
	// FOR UPDATE would block the foreign keys of every transaction that inserts a row that names the pool.
	const lock = rowLock(sql, "pools", { strength: "NO KEY UPDATE", ids: [...facts.keys()], skipLocked });
	const [, accounts] = await Promise.all([commitInTwoPhases(sql), readAccounts(sql, facts, { lock, skipLocked })]);
	return accounts;
}

/** As `lockPools`, without a lock. */
export async function lookAtPools(sql: Sql, facts: AccountDirectory): Promise<LockedAccount[]> {
	return readAccounts(sql, facts, { lock: "", skipLocked: false });
}

async function readAccounts(
	sql: Sql,
	facts: AccountDirectory,
	{ lock, skipLocked }: { readonly lock: string; readonly skipLocked: boolean },
): Promise<LockedAccount[]> {
	const reading = byShard(facts.values()).map((ids) =>
		sql.query<PoolRow>(
			`SELECT "account_id" AS "accountId", "balance", "held", "version", "last_posted_at" AS "lastPostedAt",
				encode("head", 'hex') AS "head", "is_limited" AS "isLimited"
			FROM "pool" WHERE "account_id" = ANY ($1::uuid[]) ORDER BY "account_id" ${lock}`,
			[ids],
		),
	);
	const rows = (await Promise.all(reading)).flat();
	if (rows.length !== facts.size && !skipLocked) throw new Error("An account to be locked has no pool.");
	return rows.map(({ accountId, balance, held, version, lastPostedAt, head, isLimited }) => {
		const { id, kind, creditTypeId, userId, shareGroupId, shard } = factsOf(facts, accountId);
		const own = { id, kind, creditTypeId, userId, shareGroupId, shard };
		return { ...own, balance, held, version, lastPostedAt, head, isLimited };
	});
}

/** What the directory says of these accounts, by id: asked for once in this process, and kept. */
export async function readDirectory(sql: Sql, accountIds: Iterable<string>): Promise<AccountDirectory> {
	const facts = new Map<string, AccountFacts>();
	const unknown: string[] = [];
	for (const id of accountIds) {
		const one = known.get(id);
		if (one) facts.set(id, one);
		else unknown.push(id);
	}
	if (unknown.length === 0) return facts;
	const rows = await sql.query<AccountFacts>(
		`SELECT "id", "kind"::text AS "kind", "credit_type_id" AS "creditTypeId", "user_id" AS "userId",
			"share_group_id" AS "shareGroupId", ${SHARD_OF_ACCOUNT} AS "shard"
		FROM "account" WHERE "id" = ANY ($1::uuid[])`,
		[unknown],
	);
	if (known.size + rows.length > MOST_KNOWN) known.clear();
	for (const row of rows) {
		facts.set(row.id, row);
		known.set(row.id, row);
	}
	if (rows.length !== unknown.length) throw new Error("An account to be locked does not exist.");
	return facts;
}

function factsOf(facts: AccountDirectory, accountId: string): AccountFacts {
	const found = facts.get(accountId);
	if (!found) throw new Error(`There is no account ${accountId}.`);
	return found;
}
