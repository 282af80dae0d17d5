import { env } from "@/lib/platform/env.ts";

/** 0 on a plain PostgreSQL. */
const SHARDS = env.LEDGER_SHARDS;

/** Whether the ledger's tables are on several machines. */
export const isDistributed = SHARDS > 0;

/**
 * What a statement that finds rows by the keys of others ("row") adds to its conditions, so that it goes to the shards of
 * these rows alone: nothing on a plain PostgreSQL. There it would read all rows of the accounts or clients named, and
 * compare each of them with each "row". `column`: `"lot"."account_id"`; `named`: `$1::uuid[]`.
 */
export function onShards(column: string, named: string): string {
	return isDistributed ? ` AND ${column} = ANY (${named})` : "";
}

/**
 * SQL: on which shard of the pools an account is, by its "id"; 0 on a plain PostgreSQL. Citus divides the hashes of keys
 * into ranges of one length.
 */
export const SHARD_OF_ACCOUNT = isDistributed
	? `least((uuid_hash("id")::int8 + 2147483648) / ${Math.floor(2 ** 32 / SHARDS)}, ${SHARDS - 1})::int4`
	: "0";

/** The ids of these accounts by shard, in the shards' order: no statement locks accounts on more than one. */
export function byShard(accounts: Iterable<{ readonly id: string; readonly shard: number }>): string[][] {
	const shards = new Map<number, string[]>();
	for (const { id, shard } of accounts) {
		const same = shards.get(shard);
		if (same) same.push(id);
		else shards.set(shard, [id]);
	}
	return [...shards].sort(([one], [other]) => one - other).map(([, ids]) => ids);
}
