import type { Actor } from "@/lib/auth/actor.ts";
import type { Sql, SqlValue } from "@/lib/platform/database/sql.ts";
import { searchedSpellings } from "@/lib/text/addresses/mail-address.ts";
import { literally } from "@/lib/text/containing.ts";
import type { UserListQuery } from "./schema.ts";

/** Beyond this many, users are not counted: "more than 1,000". */
export const COUNTED_USERS = 1_000;

/** What finding all that match may cost, in the planner's unit (1 is a page of the table, read after the one before). */
const AFFORDABLE_COST = 500;

/** The users of one page, in order. */
export interface UserIdPage {
	readonly ids: readonly string[];
	/** How many there are in all, or, where they are not counted, that there are more than this. */
	readonly total: number;
	/** More than could be counted quickly. */
	readonly isTotalCapped: boolean;
	readonly hasMore: boolean;
}

const SORT_KEYS = {
	name: { key: `lower("user"."name")`, isText: true, nulls: { up: "", down: "" } },
	email: { key: `lower("user"."email")`, isText: true, nulls: { up: "", down: "" } },
	lastSignedInAt: {
		key: `"user"."last_signed_in_at"`,
		isText: false,
		nulls: { up: " NULLS FIRST", down: " NULLS LAST" },
	},
} as const;

const CREDIT_OWNER_CONDITIONS = {
	own: `"user"."credit_owner_id" = "user"."id"`,
	anothers: `"user"."credit_owner_id" <> "user"."id"`,
	has_credit_users: `"user"."credit_user_count" > 0`,
} as const;

/** Scripts that leave no gaps between words, or between a family name and a first name: there, a word begins anywhere. */
const WITHOUT_GAPS =
	/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/**
 * A `LIKE` pattern for a search text, which PostgreSQL has to lower-case as it does the searched columns: anywhere in
 * name and address, one or two letters at a word's beginning.
 */
export function searchPattern(search: string): string {
	const text = search.normalize("NFC").trim();
	const isShort = [...text].length < 3 && !WITHOUT_GAPS.test(text);
	return isShort ? `% ${literally(text)}%` : `%${literally(text)}%`;
}

/**
 * One page of the organization's users who are people, in time by the page and not by the organization (docs/decisions, 011). Without a
 * search it is read from the index in the list's order. Of a search, all are found, counted and sorted where that costs
 * little; otherwise the index is read in the list's order until the page is full, and they are not counted. Those whose
 * name (or address, where that is the order) begins with the text come first.
 */
export async function readUserIdPage(
	sql: Sql,
	{ actor, query }: { actor: Actor; query: UserListQuery },
): Promise<UserIdPage> {
	const list = statementOf(actor, query);
	const { offset, limit } = query;
	const page = { offset, limit: limit + 1 };
	if (query.search.trim() === "") {
		const [ids, total] = [await readInOrder(sql, list, page), await count(sql, list, { atMost: COUNTED_USERS + 1 })];
		const isTotalCapped = total > COUNTED_USERS;
		return asPage(ids, { total: isTotalCapped ? COUNTED_USERS : total, isTotalCapped, limit });
	}
	const all = (await isFindingAllAffordable(sql, list)) ? await findAll(sql, list, page) : null;
	if (all) return asPage(all.ids, { total: all.total, isTotalCapped: false, limit });
	const ids = await findInOrder(sql, list, page);
	const isEnd = ids.length <= limit && (ids.length > 0 || offset === 0);
	const total = ids.length === 0 ? 0 : offset + Math.min(ids.length, limit);
	return asPage(ids, { total, isTotalCapped: !isEnd, limit });
}

/** All of the list with these filters, in its order: a condition on "user", and what to sort by. */
export function allListedUsers(
	actor: Actor,
	query: Omit<UserListQuery, "offset" | "limit">,
): { readonly where: string; readonly order: string; readonly values: readonly SqlValue[] } {
	const { where, matches, begins, order, values } = statementOf(actor, query);
	return { where: `${where} AND ${matches}`, order: begins ? `(${begins}) DESC, ${order}` : order, values };
}

interface Statement {
	/** Without the search. */
	readonly where: string;
	readonly matches: string;
	/** Whether what the list is sorted by begins with what is searched for: one of the matches. Null for no text. */
	readonly begins: string | null;
	readonly key: string;
	readonly order: string;
	readonly orderOfKey: string;
	readonly values: readonly SqlValue[];
}

interface Window {
	readonly offset: number;
	readonly limit: number;
}

function statementOf(actor: Actor, query: Omit<UserListQuery, "offset" | "limit">): Statement {
	const values: SqlValue[] = [actor.organizationId];
	const value = (given: SqlValue) => `$${values.push(given)}`;
	const where = [`"user"."organization_id" = $1::uuid`, `"user"."status" <> 'removed'`, `"user"."kind" = 'person'`];
	if (query.status) where.push(`"user"."status" = '${query.status === "active" ? "active" : "suspended"}'`);
	if (query.userRoleId) where.push(`"user"."user_role_id" = ${value(query.userRoleId)}::uuid`);
	if (query.creditOwner) where.push(CREDIT_OWNER_CONDITIONS[query.creditOwner]);
	const { key, isText, nulls } = SORT_KEYS[query.sort];
	const spellings = query.search.trim() ? searchedSpellings(query.search) : [];
	const patterns = spellings.map((text) => `lower(${value(searchPattern(text))})`);
	const [pattern] = patterns;
	const matches = patterns.map((one) => `"user"."search_text" LIKE ${one}`).join(" OR ");
	const direction = query.descending ? ` DESC${nulls.down}` : nulls.up;
	const idDirection = query.descending ? " DESC" : "";
	return {
		where: where.join(" AND "),
		matches: pattern ? `(${matches})` : "true",
		begins: pattern && isText ? `${key} LIKE ltrim(${pattern}, '% ')` : null,
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

async function count(sql: Sql, { where, values }: Statement, { atMost }: { atMost: number }): Promise<number> {
	const [row] = await sql.query<{ users: number }>(
		`SELECT count(*)::int AS "users" FROM (SELECT 1 FROM "user" WHERE ${where} LIMIT ${atMost}) AS "counted"`,
		values,
	);
	return row?.users ?? 0;
}

/** As PostgreSQL's planner sees it: asking it is fast, and it is not always right. */
async function isFindingAllAffordable(sql: Sql, list: Statement): Promise<boolean> {
	const [row] = await sql.query<{ "QUERY PLAN": [{ Plan: { "Plan Rows": number; "Total Cost": number } }] }>(
		`EXPLAIN (FORMAT JSON) SELECT FROM "user" WHERE ${list.where} AND ${list.matches}`,
		list.values,
	);
	if (!row) throw new Error("The planner has no answer.");
	const { "Plan Rows": users, "Total Cost": cost } = row["QUERY PLAN"][0].Plan;
	return users <= COUNTED_USERS && cost <= AFFORDABLE_COST;
}

/** A page of all that match, and how many they are; null where they are too many to be counted. */
async function findAll(
	sql: Sql,
	list: Statement,
	{ offset, limit }: Window,
): Promise<{ ids: string[]; total: number } | null> {
	const [row] = await sql.query<{ ids: string[]; total: number }>(
		`WITH "found" AS MATERIALIZED (
			SELECT "user"."id", ${list.key} AS "key", ${list.begins ?? "false"} AS "begins" FROM "user"
			WHERE ${list.where} AND ${list.matches} LIMIT ${COUNTED_USERS + 1}
		)
		SELECT (SELECT count(*)::int FROM "found") AS "total", array(
			SELECT "id" FROM "found" ORDER BY "begins" DESC, ${list.orderOfKey} OFFSET ${offset} LIMIT ${limit}
		) AS "ids"`,
		list.values,
	);
	return row && row.total <= COUNTED_USERS ? row : null;
}

/** A page of those that match, without finding the others. */
async function findInOrder(sql: Sql, list: Statement, { offset, limit }: Window): Promise<string[]> {
	const matching = { ...list, where: `${list.where} AND ${list.matches}` };
	if (!list.begins) return readInOrder(sql, matching, { offset, limit });
	const beginning = { ...list, where: `${list.where} AND ${list.begins}` };
	const first = await readInOrder(sql, beginning, { offset, limit });
	if (first.length === limit) return first;
	const before = first.length > 0 ? offset + first.length : await count(sql, beginning, { atMost: offset });
	const others = { ...list, where: `${matching.where} AND NOT ${list.begins}` };
	const rest = { offset: Math.max(0, offset - before), limit: limit - first.length };
	return [...first, ...(await readInOrder(sql, others, rest))];
}

function asPage(
	ids: readonly string[],
	{ limit, ...page }: Pick<UserIdPage, "total" | "isTotalCapped"> & { limit: number },
): UserIdPage {
	return { ...page, ids: ids.slice(0, limit), hasMore: ids.length > limit };
}
