import type { CreditView } from "@/lib/owners/credit-view.ts";
import type { Sql } from "@/lib/sql.ts";
import type { UsageFilters } from "./schema.ts";

/** What paid, as far as the viewer may know it. A share group that he may not see is a `hidden_group` without a name. */
export interface UsagePool {
	readonly kind: "wallet" | "share_group" | "hidden_group" | "subscription";
	/** The wallet's user or the share group; null for the other two. */
	readonly name: string | null;
}

/** A pool to filter by. */
export interface UsagePoolChoice extends UsagePool {
	readonly key: string;
	/** Its account of each credit type; null stands for what a subscription covered. */
	readonly accountIds: readonly (string | null)[];
}

/**
 * Which usage rows may be shown (product.md 8): everything that `accountIds` paid, and, in one's own view, the viewer's
 * own charges wherever they were paid (`pools`: only those paid there).
 */
export interface UsageScope {
	readonly accountIds: readonly string[];
	readonly spender: {
		readonly userId: string;
		readonly creditTypeId: string | null;
		readonly pools: readonly (string | null)[] | null;
	} | null;
}

interface WalletRow {
	id: string;
	creditTypeId: string;
}

/** The scope of a view, as far as the filters narrow it down. */
export async function readUsageScope(sql: Sql, view: CreditView, filters: UsageFilters = {}): Promise<UsageScope> {
	const wallets = await sql.query<WalletRow>(
		`SELECT "id", "credit_type_id" AS "creditTypeId" FROM "account" WHERE "kind" = 'wallet' AND "user_id" = $1::uuid`,
		[view.person.id],
	);
	const accountIds = wallets
		.filter((wallet) => filters.creditTypeId === undefined || wallet.creditTypeId === filters.creditTypeId)
		.map((wallet) => wallet.id);
	const seesHisOwn = view.view === "own" && (filters.userId === undefined || filters.userId === view.viewerId);
	const own = { userId: view.viewerId, creditTypeId: filters.creditTypeId ?? null };
	const spender = seesHisOwn && (await hasSpentElsewhere(sql, own, wallets)) ? { ...own, pools: null } : null;
	if (filters.pool === undefined) return { accountIds, spender };

	const pool = (await readUsagePools(sql, view)).find((choice) => choice.key === filters.pool);
	const chosen = pool?.accountIds ?? [];
	const elsewhere = chosen.filter((id) => !wallets.some((wallet) => wallet.id === id));
	return {
		accountIds: accountIds.filter((id) => chosen.includes(id)),
		spender: spender && elsewhere.length > 0 ? { ...spender, pools: elsewhere } : null,
	};
}

/** Most have not, and then their own wallets' rows are all there are: nobody has to look for others. */
async function hasSpentElsewhere(
	sql: Sql,
	{ userId, creditTypeId }: { userId: string; creditTypeId: string | null },
	wallets: readonly WalletRow[],
): Promise<boolean> {
	const [found] = await sql.query<{ elsewhere: boolean }>(
		`SELECT EXISTS (
			SELECT FROM "usage_daily" WHERE "user_id" = $1::uuid AND ($2::text IS NULL OR "credit_type_id" = $2)
				AND ("account_id" IS NULL OR "account_id" <> ALL ($3::uuid[]))
		) AS "elsewhere"`,
		[userId, creditTypeId, wallets.map((wallet) => wallet.id)],
	);
	return found?.elsewhere ?? false;
}

/**
 * How the viewer, given as SQL, may know a pool. Nobody but its creator sees a share group yet: its members will, once
 * there are members.
 */
export function poolKindSql({ viewer }: { viewer: string }): string {
	return `CASE
		WHEN "account"."id" IS NULL THEN 'subscription'
		WHEN "account"."kind" = 'wallet' THEN 'wallet'
		WHEN "share_group"."creator_id" = ${viewer} THEN 'share_group'
		ELSE 'hidden_group'
	END`;
}

interface PoolRow {
	accountId: string | null;
	kind: UsagePool["kind"];
	ownerId: string | null;
	name: string | null;
}

/** The pools that a view's rows can have been paid from: the person's wallets, then whatever else has paid for him. */
export async function readUsagePools(sql: Sql, view: CreditView): Promise<UsagePoolChoice[]> {
	const rows = await sql.query<PoolRow>(
		`WITH "pool" AS (
			SELECT "id" FROM "account" WHERE "kind" = 'wallet' AND "user_id" = $1::uuid
			UNION
			SELECT "account_id" FROM "usage_daily" WHERE $3::boolean AND "user_id" = $2::uuid
		), "known" AS (
			SELECT "pool"."id", ${poolKindSql({ viewer: "$2::uuid" })} AS "kind",
				coalesce("wallet_user"."id", "share_group"."id") AS "owner_id",
				coalesce("wallet_user"."name", "share_group"."name") AS "name"
			FROM "pool"
			LEFT JOIN "account" ON "account"."id" = "pool"."id"
			LEFT JOIN "user" AS "wallet_user" ON "wallet_user"."id" = "account"."user_id"
			LEFT JOIN "share_group" ON "share_group"."id" = "account"."share_group_id"
		)
		SELECT "id" AS "accountId", "kind",
			CASE WHEN "kind" IN ('wallet', 'share_group') THEN "owner_id" END AS "ownerId",
			CASE WHEN "kind" IN ('wallet', 'share_group') THEN "name" END AS "name"
		FROM "known"
		ORDER BY "owner_id" = $1::uuid DESC NULLS LAST, "kind" DESC, "name", "owner_id"`,
		[view.person.id, view.viewerId, view.view === "own"],
	);
	const choices = new Map<string, UsagePoolChoice & { accountIds: (string | null)[] }>();
	for (const { accountId, kind, ownerId, name } of rows) {
		const key = ownerId ? `${kind}:${ownerId}` : kind;
		const choice = choices.get(key) ?? { key, kind, name, accountIds: [] };
		choice.accountIds.push(accountId);
		choices.set(key, choice);
	}
	return [...choices.values()];
}
