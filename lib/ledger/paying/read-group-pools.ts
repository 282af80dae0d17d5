import type { ShareGroupEntryKind, ShareGroupStatus, UserKind } from "@/generated/prisma/enums.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { matchKeys } from "@/lib/text/addresses/match-keys.ts";

/** A user who may be named by the entries of share groups. */
export interface Visitor {
	/** The user's id. */
	readonly userId: string;
	readonly kind: UserKind;
	readonly email: string;
}

/** A share group's account of one credit type that an entry lets a user spend from, or did until the group closed. */
export interface GroupPool {
	readonly userId: string;
	/** The address, as it is compared, that lets the user in. */
	readonly address: string;
	/** The entry that lets them in. */
	readonly by: Exclude<ShareGroupEntryKind, "blocked">;
	readonly shareGroupId: string;
	readonly name: string;
	readonly status: ShareGroupStatus;
	readonly creatorId: string;
	readonly accountId: string;
	readonly creditTypeId: string;
	/** Whether there may be something in it to spend. */
	readonly hasCredits: boolean;
}

/**
 * The one decision on who may spend a share group's credits: blocklist before address before domain, a domain never for
 * the creator (product.md 19–22); a service user by its own entry (product.md 56). A query on `key` ("user_id", "kind", "value", "address"): the deciding entry of each
 * group that names the user at all, and whether it lets them in.
 */
export const DECIDING_ENTRIES = `
	SELECT DISTINCT ON ("key"."user_id", "entry"."share_group_id") "key"."user_id", "key"."address",
		"entry"."share_group_id", "entry"."id" AS "entry_id", "entry"."kind", "entry"."value",
		"entry"."kind" IN ('address', 'service_user') OR ("entry"."kind" = 'domain' AND "key"."user_id" IS DISTINCT FROM "group"."creator_id")
			AS "has_access"
	FROM "key"
	JOIN "share_group_entry" AS "entry" ON "entry"."value" = "key"."value" AND "entry"."kind" = "key"."kind"
		AND "entry"."removed_at" IS NULL
	JOIN "share_group" AS "group" ON "group"."id" = "entry"."share_group_id"
	ORDER BY "key"."user_id", "entry"."share_group_id",
		CASE "entry"."kind" WHEN 'blocked' THEN 1 WHEN 'address' THEN 2 ELSE 3 END, length("entry"."value") DESC`;

/** `key` of `DECIDING_ENTRIES`, as `$1` to `$4`; its values are `keyValues(visitors)`. */
export const KEYS = `SELECT * FROM unnest($1::uuid[], $2::share_group_entry_kind[], $3::text[], $4::text[])
	AS "row" ("user_id", "kind", "value", "address")`;

/**
 * Everything that can name these visitors. Invalid addresses are named by nothing, and a service user by an entry of its
 * own alone: its address is no mailbox, at no domain that anyone could name.
 */
export function keyValues(
	visitors: readonly { userId: string | null; kind?: UserKind; email: string }[],
): (string | null)[][] {
	const keys = visitors.flatMap(({ userId, kind: userKind, email }) => {
		if (userKind === "service") return [{ userId, kind: "service_user", value: email, address: email }];
		const found = matchKeys(email);
		if (!found) return [];
		const { address, blockedAs, domains } = found;
		const named = (kind: ShareGroupEntryKind) => (value: string) => ({ userId, kind, value, address });
		return [named("address")(address), ...blockedAs.map(named("blocked")), ...domains.map(named("domain"))];
	});
	return [
		keys.map(({ userId }) => userId),
		keys.map(({ kind }) => kind),
		keys.map(({ value }) => value),
		keys.map(({ address }) => address),
	];
}

/**
 * The share groups' accounts that these users may spend from, closed ones too. Every user passed in has a verified
 * address: no other counts (product.md 21). `filled`: of which accounts it is known whether there is something in them.
 */
export async function readGroupPools(
	sql: Sql,
	{
		visitors,
		creditTypeIds,
		filled = new Map(),
	}: {
		readonly visitors: readonly Visitor[];
		readonly creditTypeIds: readonly string[];
		readonly filled?: ReadonlyMap<string, boolean>;
	},
): Promise<GroupPool[]> {
	if (visitors.length === 0) return [];
	const found = await sql.query<Omit<GroupPool, "hasCredits">>(
		`WITH "key" AS (${KEYS}), "deciding" AS (${DECIDING_ENTRIES})
		SELECT "deciding"."user_id" AS "userId", "deciding"."address", "deciding"."kind"::text AS "by",
			"share_group"."id" AS "shareGroupId", "share_group"."name", "share_group"."status"::text AS "status",
			"share_group"."creator_id" AS "creatorId", "account"."id" AS "accountId",
			"account"."credit_type_id" AS "creditTypeId"
		FROM "deciding"
		JOIN "share_group" ON "share_group"."id" = "deciding"."share_group_id"
		JOIN "account" ON "account"."share_group_id" = "share_group"."id" AND "account"."kind" = 'share_group'
			AND "account"."credit_type_id" = ANY ($5::text[])
		WHERE "deciding"."has_access"`,
		[...keyValues(visitors), creditTypeIds],
	);
	const unknown = found.map(({ accountId }) => accountId).filter((id) => !filled.has(id));
	const others = unknown.length === 0 ? new Set<string>() : await readFilled(sql, unknown);
	return found.map((pool) => ({ ...pool, hasCredits: filled.get(pool.accountId) ?? others.has(pool.accountId) }));
}

/** Those of these accounts in which something is not on hold, expired or not. */
async function readFilled(sql: Sql, accountIds: readonly string[]): Promise<ReadonlySet<string>> {
	const rows = await sql.query<{ accountId: string }>(
		`SELECT "account_id" AS "accountId" FROM "pool" WHERE "account_id" = ANY ($1::uuid[]) AND "balance" > "held"`,
		[[...new Set(accountIds)]],
	);
	return new Set(rows.map(({ accountId }) => accountId));
}
