import type { ShareGroupStatus } from "@/generated/prisma/enums.ts";
import type { ReadContext } from "@/lib/actions/verb.ts";
import { idsOf, readPoolsOfGroups } from "@/lib/ledger/reads/pools-of.ts";
import { readGroupBalances } from "@/lib/ledger/reads/read-balances.ts";
import { maySeeUsers } from "@/lib/people/policy.ts";
import { type Database, database } from "@/lib/platform/database/db.ts";
import { readSnapshot, type Snapshot } from "@/lib/platform/database/snapshot.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { isId } from "@/lib/platform/ids.ts";
import { containing } from "@/lib/text/containing.ts";
import type { ShareGroupListQuery } from "./schema.ts";

/** What a group has of one credit type, and what happened to the rest. All amounts are credits. */
export interface GroupCredits {
	readonly creditTypeId: string;
	/** Inside a sentence: "lab". */
	readonly nameInText: string;
	/** What can be spent now: not on hold, not expired. */
	readonly remaining: bigint;
	readonly held: bigint;
	/** Shared in all, including what was taken back since. */
	readonly allocated: bigint;
	/** Taken back, or returned when the group was deleted or, by refunds, since. */
	readonly returned: bigint;
	/** Refunds taken off. */
	readonly used: bigint;
	readonly nextExpiry: Date | null;
}

/** A line of the list of the user's own share groups. */
export interface ShareGroupRow {
	readonly id: string;
	readonly name: string;
	readonly description: string;
	readonly status: ShareGroupStatus;
	readonly createdAt: Date;
	readonly closedAt: Date | null;
	readonly addresses: number;
	readonly domains: number;
	readonly blocked: number;
	/** Of the types that it ever had; none in a new group. */
	readonly credits: readonly GroupCredits[];
}

/** One page of the share groups that the actor has made. */
export async function listShareGroups(
	{ actor, db = database() }: ReadContext,
	query: ShareGroupListQuery,
): Promise<{ rows: readonly ShareGroupRow[]; total: number }> {
	return listGroupsOf(db, actor.userId, query);
}

/**
 * One page of the share groups that a user of the actor's organization has made, for *View User List* (product.md 57); null
 * without it, or where there is no such user.
 */
export async function listShareGroupsOfPerson(
	{ actor, db = database() }: ReadContext,
	{ userId, ...query }: ShareGroupListQuery & { readonly userId: string },
): Promise<{ rows: readonly ShareGroupRow[]; total: number } | null> {
	if (!maySeeUsers(actor) || !isId(userId)) return null;
	const { organizationId } = actor;
	const isTheirs = await db.user.count({ where: { id: userId, organizationId, status: { not: "removed" } } });
	return isTheirs > 0 ? listGroupsOf(db, userId, query) : null;
}

function listGroupsOf(
	db: Database,
	creatorId: string,
	query: ShareGroupListQuery,
): Promise<{ rows: readonly ShareGroupRow[]; total: number }> {
	return readSnapshot(async (snapshot) => {
		const { prisma } = snapshot;
		const where = {
			creatorId,
			status: query.deleted ? ("deleted" as const) : { not: "deleted" as const },
			...(query.search && { name: containing(query.search) }),
		};
		const direction = query.descending ? "desc" : "asc";
		const found = await prisma.shareGroup.findMany({
			where,
			orderBy: [{ [query.sort]: direction }, { id: direction }],
			skip: query.offset,
			take: query.limit,
		});
		const ids = found.map(({ id }) => id);
		const total = await prisma.shareGroup.count({ where });
		const members = await countEntries(snapshot.sql, ids);
		const credits = await readGroupCredits(snapshot, ids);
		const rows = found.map(({ id, name, description, status, createdAt, closedAt }) => ({
			id,
			name,
			description,
			status,
			createdAt,
			closedAt,
			...(members.get(id) ?? NO_ENTRIES),
			credits: credits.get(id) ?? [],
		}));
		return { rows, total };
	}, db);
}

/** How many groups the actor has: open and deleted ones. */
export async function countShareGroups({
	actor,
	db = database(),
}: ReadContext): Promise<{ open: number; deleted: number }> {
	const creatorId = actor.userId;
	const [open, deleted] = await Promise.all([
		db.shareGroup.count({ where: { creatorId, status: { not: "deleted" } } }),
		db.shareGroup.count({ where: { creatorId, status: "deleted" } }),
	]);
	return { open, deleted };
}

export type EntryCounts = Pick<ShareGroupRow, "addresses" | "domains" | "blocked">;

export const NO_ENTRIES: EntryCounts = { addresses: 0, domains: 0, blocked: 0 };

/** By group; those without any entry are not among them. */
export async function countEntries(sql: Sql, shareGroupIds: readonly string[]): Promise<Map<string, EntryCounts>> {
	const rows = await sql.query<EntryCounts & { id: string }>(
		`SELECT "share_group_id" AS "id", (count(*) FILTER (WHERE "kind" = 'address'))::int AS "addresses",
			(count(*) FILTER (WHERE "kind" = 'domain'))::int AS "domains",
			(count(*) FILTER (WHERE "kind" = 'blocked'))::int AS "blocked"
		FROM "share_group_entry" WHERE "share_group_id" = ANY ($1::uuid[]) AND "removed_at" IS NULL
		GROUP BY "share_group_id"`,
		[shareGroupIds],
	);
	return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

/** By group, of the credit types that it ever had, in the catalogue's order. */
export async function readGroupCredits(
	{ sql }: Pick<Snapshot, "sql">,
	shareGroupIds: readonly string[],
): Promise<Map<string, GroupCredits[]>> {
	const pools = await readPoolsOfGroups(sql, shareGroupIds);
	const moved = await sql.query<Pick<GroupCredits, "allocated" | "returned" | "used"> & { accountId: string }>(MOVED, [
		idsOf(pools),
	]);
	const balances = await readGroupBalances(sql, shareGroupIds);
	const groups = new Map<string, GroupCredits[]>();
	for (const { accountId, holderId, creditTypeId, nameInText } of pools) {
		const sums = moved.find((one) => one.accountId === accountId);
		if (!sums) continue;
		const { allocated, returned, used } = sums;
		const balance = balances.find((one) => one.accountId === accountId);
		const now = { remaining: balance?.available ?? 0n, held: balance?.held ?? 0n };
		const credits = { creditTypeId, nameInText, allocated, returned, used, ...now };
		const nextExpiry = balance?.nextExpiry?.at ?? null;
		groups.set(holderId, [...(groups.get(holderId) ?? []), { ...credits, nextExpiry }]);
	}
	return groups;
}

/** Of the pools into which credits were ever put: a refund to a deleted group came back to its creator too. */
const MOVED = `
	WITH "used" AS (
		SELECT "account_id", sum("charged" - "refunded") AS "credits" FROM "usage_daily"
		WHERE "account_id" = ANY ($1::uuid[]) GROUP BY "account_id"
	), "moved" AS (
		SELECT "account_id", sum("credits") FILTER (WHERE "kind" = 'allocation') AS "in",
			-sum("credits") FILTER (WHERE "kind" = 'return') AS "back"
		FROM "ledger_entry" WHERE "account_id" = ANY ($1::uuid[]) AND "kind" IN ('allocation', 'return')
		GROUP BY "account_id"
	)
	SELECT "moved"."account_id" AS "accountId", coalesce("in", 0)::bigint AS "allocated",
		coalesce("back", 0)::bigint AS "returned", coalesce("used"."credits", 0)::bigint AS "used"
	FROM "moved" LEFT JOIN "used" USING ("account_id")`;
