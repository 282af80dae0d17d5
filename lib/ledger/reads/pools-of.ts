import type { Sql } from "@/lib/platform/database/sql.ts";

/** A pool as the directory has it. It never changes. */
export interface PoolOf {
	readonly accountId: string;
	readonly creditTypeId: string;
	/** The credit type's name. */
	readonly creditType: string;
	/** The credit type's name inside a sentence: "lab". */
	readonly nameInText: string;
	/** The wallet's user, or the share group. */
	readonly holderId: string;
}

/** Every wallet of these users, in the catalogue's order of credit types. */
export async function readWalletsOf(sql: Sql, userIds: readonly string[]): Promise<PoolOf[]> {
	return sql.query<PoolOf>(poolsSql("user_id"), [userIds]);
}

/** Every pool of these share groups, in the catalogue's order of credit types. */
export async function readPoolsOfGroups(sql: Sql, shareGroupIds: readonly string[]): Promise<PoolOf[]> {
	return sql.query<PoolOf>(poolsSql("share_group_id"), [shareGroupIds]);
}

/** The ids to name in `account_id = ANY ($n)`: every read of several pools says which (the ledger's README). */
export function idsOf(pools: readonly PoolOf[]): string[] {
	return pools.map(({ accountId }) => accountId);
}

function poolsSql(holder: "user_id" | "share_group_id"): string {
	return `SELECT "account"."id" AS "accountId", "credit_type"."id" AS "creditTypeId", "credit_type"."name" AS "creditType",
			"credit_type"."name_in_text" AS "nameInText", "account"."${holder}" AS "holderId"
		FROM "account" JOIN "credit_type" ON "credit_type"."id" = "account"."credit_type_id"
		WHERE "account"."kind" = '${holder === "user_id" ? "wallet" : "share_group"}' AND "account"."${holder}" = ANY ($1::uuid[])
		ORDER BY "credit_type"."position", "credit_type"."id", "account"."id"`;
}
