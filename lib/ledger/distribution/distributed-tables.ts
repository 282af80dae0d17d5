/** One of the two families of the ledger's tables: all rows with one value of its key lie on one shard. */
export interface DistributedFamily {
	/** The column that says on which shard a row is: the first of each key. */
	readonly key: "account_id" | "client";
	/** A table that others refer to comes before them. */
	readonly tables: readonly string[];
}

/**
 * The tables that a distributed database spreads over its machines (docs/scaling.md). Foreign keys stay within a family. All
 * others, users among them, are plain tables of the coordinator.
 */
export const DISTRIBUTED_TABLES: readonly DistributedFamily[] = [
	{
		key: "account_id",
		tables: [
			...["pool", "lot", "ledger_entry", "hold_slice", "usage_daily", "pool_use"],
			...["pool_limit", "limit_warning", "allowance"],
		],
	},
	{ key: "client", tables: ["request", "hold", "charge"] },
];
