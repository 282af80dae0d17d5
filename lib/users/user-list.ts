import type { Actor } from "@/lib/auth/actor.ts";
import type { Sql } from "@/lib/sql.ts";
import { literally } from "@/lib/text-filters.ts";
import type { UserListQuery } from "./schema.ts";

/** Beyond this many, users are not counted: "1,000+". */
export const COUNTED_USERS = 1_000;

/** How many users a search looks at in the list's order before it asks the trigrams. */
const WALKED_USERS = 500;

/** The users of one page, in order. */
export interface UserIdPage {
	readonly ids: readonly string[];
	/** How many there are in all, unless they are too many to be counted. */
	readonly total: number;
	/** More than could be counted quickly; `total` says nothing then. */
	readonly isTotalCapped: boolean;
	readonly hasMore: boolean;
}

const SORT_KEYS = {
	name: { key: `lower("user"."name")`, nulls: { up: "", down: "" } },
	email: { key: `lower("user"."email")`, nulls: { up: "", down: "" } },
	lastSignedInAt: { key: `"user"."last_signed_in_at"`, nulls: { up: " NULLS FIRST", down: " NULLS LAST" } },
} as const;

const CREDIT_OWNER_CONDITIONS = {
	own: `"user"."credit_owner_id" = "user"."id"`,
	anothers: `"user"."credit_owner_id" <> "user"."id"`,
	has_credit_users: `"user"."credit_user_count" > 0`,
} as const;

/** A `LIKE` pattern for what somebody typed: anywhere in name and address, one or two letters at a word's beginning. */
export function searchPattern(search: string): string {
	const text = search.trim().toLowerCase();
	const escaped = literally(text);
	return text.length < 3 ? `% ${escaped}%` : `%${escaped}%`;
}

/**
 * One page of the organization's users. Without a search it is read from the index in the list's order. A search looks at
 * the first users in that order, which is enough for a small organization and for whatever many of them match; what few
 * match is found by its trigrams. That takes time by the page and not by the organization, but for one case: what many
 * match, and few of the first, is all found and sorted.
 */
export async function readUserIdPage(
	sql: Sql,
	{ actor, query }: { actor: Actor; query: UserListQuery },
): Promise<UserIdPage> {
	const list = statementOf(actor, query);
	const { offset, limit } = query;
	const page = { offset, limit: limit + 1 };
	if (query.search.trim() === "") {
		const [ids, total] = [await readInOrder(sql, list, page), await countCapped(sql, list)];
		return asPage(ids, { total, limit });
	}
	const found = await search(sql, list, page);
	if (found.ids) return asPage(found.ids, { total: found.total, limit });
	return asPage(await sortAll(sql, list, page), { total: found.total, limit });
}

interface Statement {
	/** Without the search. */
	readonly where: string;
	readonly search: string;
	readonly key: string;
	readonly order: string;
	readonly orderOfKey: string;
	readonly values: readonly unknown[];
}

interface Window {
	readonly offset: number;
	readonly limit: number;
}

function statementOf(actor: Actor, query: UserListQuery): Statement {
	const values: unknown[] = [actor.organizationId];
	const value = (given: unknown) => `$${values.push(given)}`;
	const where = [`"user"."organization_id" = $1::uuid`, `"user"."status" <> 'removed'`];
	if (query.status) where.push(`"user"."status" = '${query.status === "active" ? "active" : "suspended"}'`);
	if (query.userRoleId) where.push(`"user"."user_role_id" = ${value(query.userRoleId)}::uuid`);
	if (query.creditOwner) where.push(CREDIT_OWNER_CONDITIONS[query.creditOwner]);
	const search = query.search.trim() ? `"user"."search_text" LIKE ${value(searchPattern(query.search))}` : "true";
	const { key, nulls } = SORT_KEYS[query.sort];
	const direction = query.descending ? ` DESC${nulls.down}` : nulls.up;
	const idDirection = query.descending ? " DESC" : "";
	return {
		where: where.join(" AND "),
		search,
		key,
		order: `${key}${direction}, "user"."id"${idDirection}`,
		orderOfKey: `"key"${direction}, "id"${idDirection}`,
		values,
	};
}

async function readInOrder(sql: Sql, list: Statement, { offset, limit }: Window): Promise<string[]> {
	const rows = await sql.query<{ id: string }>(
		`SELECT "user"."id" FROM "user" WHERE ${list.where}
		ORDER BY ${list.order} OFFSET ${offset} LIMIT ${limit}`,
		list.values,
	);
	return rows.map((row) => row.id);
}

async function countCapped(sql: Sql, list: Statement): Promise<number> {
	const [row] = await sql.query<{ total: number }>(
		`SELECT count(*)::int AS "total" FROM (SELECT 1 FROM "user" WHERE ${list.where} LIMIT ${COUNTED_USERS + 1}) AS "counted"`,
		list.values,
	);
	return row?.total ?? 0;
}

/** A page of what the search finds; null where many match, but not those that come first in the order. */
async function search(
	sql: Sql,
	list: Statement,
	{ offset, limit }: Window,
): Promise<{ ids: string[] | null; total: number }> {
	const needed = offset + limit;
	const atMost = Math.max(WALKED_USERS, needed);
	const page = `WHERE "is_match" ORDER BY ${list.orderOfKey} OFFSET ${offset} LIMIT ${limit}`;
	const [row] = await sql.query<{
		walked: number;
		walkedMatches: number;
		walkedIds: string[];
		found: number;
		foundIds: string[];
	}>(
		`WITH "walked" AS MATERIALIZED (
			SELECT "user"."id", ${list.key} AS "key", ${list.search} AS "is_match"
			FROM "user" WHERE ${list.where} ORDER BY ${list.order} LIMIT ${atMost}
		), "seen" AS MATERIALIZED (
			SELECT count(*)::int AS "users", (count(*) FILTER (WHERE "is_match"))::int AS "matches" FROM "walked"
		), "found" AS MATERIALIZED (
			-- Not even begun where the walk was enough: the condition stands before the scan.
			SELECT "user"."id", ${list.key} AS "key", true AS "is_match" FROM "user"
			WHERE (SELECT "users" = ${atMost} AND "matches" < ${needed} FROM "seen") AND ${list.where} AND ${list.search}
			LIMIT ${COUNTED_USERS + 1}
		)
		SELECT "users" AS "walked", "matches" AS "walkedMatches", (SELECT count(*)::int FROM "found") AS "found",
			array(SELECT "id" FROM "walked" ${page}) AS "walkedIds", array(SELECT "id" FROM "found" ${page}) AS "foundIds"
		FROM "seen"`,
		list.values,
	);
	if (!row) return { ids: [], total: 0 };
	if (row.walked < atMost) return { ids: row.walkedIds, total: row.walkedMatches };
	if (row.walkedMatches >= needed) return { ids: row.walkedIds, total: COUNTED_USERS + 1 };
	return { ids: row.found > COUNTED_USERS ? null : row.foundIds, total: row.found };
}

/** A page of what many match. */
async function sortAll(sql: Sql, list: Statement, { offset, limit }: Window): Promise<string[]> {
	const rows = await sql.query<{ id: string }>(
		`WITH "match" AS MATERIALIZED (
			SELECT "user"."id", ${list.key} AS "key" FROM "user" WHERE ${list.where} AND ${list.search}
		)
		SELECT "id" FROM "match" ORDER BY ${list.orderOfKey} OFFSET ${offset} LIMIT ${limit}`,
		list.values,
	);
	return rows.map((row) => row.id);
}

function asPage(ids: readonly string[], { total, limit }: { total: number; limit: number }): UserIdPage {
	return {
		ids: ids.slice(0, limit),
		total: Math.min(total, COUNTED_USERS),
		isTotalCapped: total > COUNTED_USERS,
		hasMore: ids.length > limit,
	};
}
