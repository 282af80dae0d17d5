import type { CreditView } from "@/lib/owners/credit-view.ts";
import { type Period, readPeriod } from "@/lib/platform/database/read-today.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { readVisibleGroups } from "@/lib/share-groups/usable-groups.ts";
import type { UsageFilters, UsageQuery } from "./schema.ts";

/**
 * What paid, as far as the viewer may know it. A share group that they may not see is a `hidden_group` without a name,
 * and the wallet of somebody whom they may not know a `hidden_wallet`.
 */
export interface UsagePool {
	readonly kind: "wallet" | "share_group" | "hidden_group" | "hidden_wallet" | "subscription";
	/** The wallet's user, the share group, or in a row the plan of the subscription that covered it. */
	readonly name: string | null;
}

/** A pool to filter by. */
export interface UsagePoolChoice extends UsagePool {
	readonly key: string;
	/** Its account of each credit type; null stands for what a subscription covered. */
	readonly accountIds: readonly (string | null)[];
}

/** As a filter by pool: the shown person's wallets and the share groups that they created, all together. */
export const OWN_POOLS_KEY = "own";

/**
 * Which usage rows may be shown (product.md 8): everything that `accountIds` paid, and, in the viewer's own view, their
 * own charges wherever they were paid. A share group's rows are shown to its creator, in their own view; its members
 * see their own rows (product.md 27, 30).
 */
export interface UsageScope {
	readonly accountIds: readonly string[];
	/** The share groups whose name the viewer may know. */
	readonly visibleGroupIds: readonly string[];
	/** The organization whose people alone the viewer may know by name (product.md 57); everybody, where it is omitted. */
	readonly namedIn?: string | null;
	/** Null where all of the viewer's rows are of `accountIds`. */
	readonly spender: {
		readonly userId: string;
		/** The other pools that have paid for them, as far as the filters leave them. */
		readonly accountIds: readonly string[];
		/** Whether the filters leave all pools, so that no row needs a look at which it was. */
		readonly isWherever: boolean;
		/** The credit types of which a subscription covered charges, as far as the filters leave them. */
		readonly coveredTypes: readonly string[];
	} | null;
	/** For the files of an organization: its id; what subscriptions covered of its people's use is included (product.md 57a). */
	readonly coveredIn?: string;
}

/** The requested rows: what may be shown, which of it is wanted, and which page. */
export interface UsageSelection {
	readonly scope: UsageScope;
	/** `query.from` and `query.to` as instants. */
	readonly period: Period;
	readonly query: UsageQuery;
}

/** The filters of Credit Usage in a view. */
export async function selectUsage(sql: Sql, view: CreditView, query: UsageQuery): Promise<UsageSelection> {
	return { scope: await readUsageScope(sql, view, query), period: await readPeriod(sql, query), query };
}

interface Pool {
	readonly id: string;
	readonly creditTypeId: string;
}

/** The scope of a view, as far as the filters narrow it down. */
export async function readUsageScope(sql: Sql, view: CreditView, filters: UsageFilters = {}): Promise<UsageScope> {
	const own = await readOwnPools(sql, view);
	const visibleGroupIds = await readNamedGroups(sql, view);
	const seesTheirOwn = view.view === "own" && (!filters.userId || filters.userId === view.viewerId);
	const elsewhere = seesTheirOwn ? await readPoolsElsewhere(sql, view.viewerId, own) : [];
	const covered = seesTheirOwn ? await readCoveredTypes(sql, view.viewerId) : [];
	const chosen = filters.pool ? await readChosenPool(sql, { view, own, key: filters.pool }) : null;
	const isAsked = (creditTypeId: string, accountId: string | null) =>
		(!filters.creditTypeId || creditTypeId === filters.creditTypeId) && (chosen?.includes(accountId) ?? true);
	const askedOf = (pools: readonly Pool[]) =>
		pools.filter((pool) => isAsked(pool.creditTypeId, pool.id)).map(({ id }) => id);
	const spender = {
		userId: view.viewerId,
		accountIds: askedOf(elsewhere),
		isWherever: !filters.creditTypeId && chosen === null,
		coveredTypes: covered.filter((creditTypeId) => isAsked(creditTypeId, null)),
	};
	const hasMore = spender.accountIds.length + spender.coveredTypes.length > 0;
	const namedIn = view.reader.organizationId;
	return { accountIds: askedOf(own), visibleGroupIds, namedIn, spender: hasMore ? spender : null };
}

async function readChosenPool(
	sql: Sql,
	{ view, own, key }: { view: CreditView; own: readonly Pool[]; key: string },
): Promise<UsagePoolChoice["accountIds"]> {
	if (key === OWN_POOLS_KEY) return own.map(({ id }) => id);
	return (await readUsagePools(sql, view)).find((pool) => pool.key === key)?.accountIds ?? [];
}

/** The share groups that the reader may see by name: an administrator also those of the organization's own people. */
async function readNamedGroups(sql: Sql, { reader }: CreditView): Promise<string[]> {
	const visible = await readVisibleGroups(sql, { userId: reader.userId });
	if (!reader.organizationId) return visible;
	const ofOrganization = await sql.query<{ id: string }>(
		`SELECT "share_group"."id" FROM "user" JOIN "share_group" ON "share_group"."creator_id" = "user"."id"
		WHERE "user"."organization_id" = $1::uuid`,
		[reader.organizationId],
	);
	return [...visible, ...ofOrganization.map(({ id }) => id)];
}

/** Without those to which nothing was ever posted: each pool is a branch of the list's query. */
async function readOwnPools(sql: Sql, view: CreditView): Promise<Pool[]> {
	const pools = await sql.query<Pool>(
		`SELECT "id", "credit_type_id" AS "creditTypeId" FROM (${OWN_POOLS}) AS "pool"`,
		ownPoolValues(view),
	);
	const posted = await sql.query<{ id: string }>(
		`SELECT "account_id" AS "id" FROM "pool" WHERE "account_id" = ANY ($1::uuid[]) AND "version" > 0`,
		[pools.map(({ id }) => id)],
	);
	const ids = new Set(posted.map(({ id }) => id));
	return pools.filter(({ id }) => ids.has(id));
}

/**
 * The pools all of whose rows a view shows: the user's wallets (`$1`), and in the viewer's own view the share groups
 * that they created (`$2`).
 */
const OWN_POOLS = `
	SELECT "id", "credit_type_id" FROM "account" WHERE "kind" = 'wallet' AND "user_id" = $1::uuid
	UNION ALL
	SELECT "account"."id", "account"."credit_type_id" FROM "share_group"
	JOIN "account" ON "account"."share_group_id" = "share_group"."id" WHERE "share_group"."creator_id" = $2::uuid`;

function ownPoolValues(view: CreditView): (string | null)[] {
	return [view.person.id, view.view === "own" ? view.viewerId : null];
}

/** The pools beside their own that have paid for a user. Most users have none. */
async function readPoolsElsewhere(sql: Sql, userId: string, own: readonly Pool[]): Promise<Pool[]> {
	return sql.query<Pool>(
		`SELECT "id", "credit_type_id" AS "creditTypeId" FROM "account" WHERE "id" IN (
			SELECT "account_id" FROM "usage_daily" WHERE "user_id" = $1::uuid AND "account_id" <> ALL ($2::uuid[])
		) ORDER BY "id"`,
		[userId, own.map(({ id }) => id)],
	);
}

async function readCoveredTypes(sql: Sql, userId: string): Promise<string[]> {
	const rows = await sql.query<{ id: string }>(
		`SELECT DISTINCT "credit_type_id" AS "id" FROM "covered_daily" WHERE "user_id" = $1::uuid`,
		[userId],
	);
	return rows.map(({ id }) => id);
}

/** How a viewer may know a pool, as SQL; `visibleGroups` and `namedIn` as in `UsageScope`. */
export function poolKindSql({ visibleGroups, namedIn }: { visibleGroups: string; namedIn: string }): string {
	return `CASE
		WHEN "account"."id" IS NULL THEN 'subscription'
		WHEN "wallet_user"."organization_id" <> ${namedIn} THEN 'hidden_wallet'
		WHEN "account"."kind" = 'wallet' THEN 'wallet'
		WHEN "share_group"."id" = ANY (${visibleGroups}) THEN 'share_group'
		ELSE 'hidden_group'
	END`;
}

interface PoolRow {
	accountId: string | null;
	kind: UsagePool["kind"];
	ownerId: string | null;
	name: string | null;
}

/** The pools that may have paid a view's rows: the user's own, then whatever else has paid for them. */
export async function readUsagePools(sql: Sql, view: CreditView): Promise<UsagePoolChoice[]> {
	const visible = await readNamedGroups(sql, view);
	const rows = await sql.query<PoolRow>(
		`WITH "pool" AS (
			SELECT "id" FROM (${OWN_POOLS}) AS "own"
			UNION
			SELECT "account_id" FROM "usage_daily" WHERE "user_id" = $2::uuid
			UNION
			SELECT NULL FROM "covered_daily" WHERE "user_id" = $2::uuid
		), "known" AS (
			SELECT "pool"."id", ${poolKindSql({ visibleGroups: "$3::uuid[]", namedIn: "$4::uuid" })} AS "kind",
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
		[...ownPoolValues(view), visible, view.reader.organizationId],
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
