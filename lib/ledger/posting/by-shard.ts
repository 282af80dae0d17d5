/**
 * What a statement that finds rows by the keys of others ("row") adds to its conditions, so that it goes to the shards of
 * these rows alone: nothing on a plain PostgreSQL. There it would read all rows of the accounts or clients named, and
 * compare each of them with each "row". `column`: `"lot"."account_id"`; `named`: `$1::uuid[]`.
 */
export function onShards(column: string, named: string): string {
	return isDistributed ? ` AND ${column} = ANY (${named})` : "";
}

const isDistributed: boolean = false;

/** Which shard an account is on. On a plain PostgreSQL there is one. */
export function shardOf(_accountId: string): number {
	return 0;
}

/** These accounts by shard, in the shards' order: no statement locks accounts on more than one. */
export function byShard(accountIds: readonly string[]): string[][] {
	const shards = new Map<number, string[]>();
	for (const accountId of accountIds) {
		const shard = shardOf(accountId);
		const same = shards.get(shard);
		if (same) same.push(accountId);
		else shards.set(shard, [accountId]);
	}
	return [...shards].sort(([one], [other]) => one - other).map(([, ids]) => ids);
}
