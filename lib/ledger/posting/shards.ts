/** Which shard an account is on, where the ledger's tables are distributed. On a plain PostgreSQL there is one. */
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
