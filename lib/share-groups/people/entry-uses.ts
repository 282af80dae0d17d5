import type { LimitPeriod, ShareGroupEntryKind } from "@/generated/prisma/enums.ts";
import { readAddressIds } from "@/lib/ledger/paying/make-addresses.ts";
import { readLimits } from "@/lib/ledger/paying/pool-limits.ts";
import { idsOf, readPoolsOfGroups } from "@/lib/ledger/reads/pools-of.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";

/** What members have used by one entry, of one credit type. */
export interface EntryUse {
	readonly creditTypeId: string;
	readonly nameInText: string;
	/** Credits used and on hold, in all. */
	readonly used: bigint;
	/** What of it counts for the limit in the current period; null without a limit. */
	readonly limit: { readonly used: bigint; readonly limit: bigint; readonly period: LimitPeriod } | null;
}

interface UsableEntry {
	readonly id: string;
	readonly kind: ShareGroupEntryKind;
	readonly value: string;
}

interface UsedEntry extends UsableEntry {
	/** The user who last used the group by this address; null if there is none. */
	readonly userId: string | null;
}

interface OfGroup<Entry> {
	readonly shareGroupId: string;
	readonly entries: readonly Entry[];
}

/** A service user's entry has its address as an address's has the member's. */
const isOfOneUser = ({ kind }: UsableEntry) => kind === "address" || kind === "service_user";

/** By address: the user who last used the group by it. */
export async function readLastUsers(
	sql: Sql,
	{ shareGroupId, entries }: OfGroup<UsableEntry>,
): Promise<Map<string, string>> {
	const addresses = entries.filter(isOfOneUser).map(({ value }) => value);
	const addressIds = await readAddressIds(sql, addresses);
	const rows = await sql.query<{ addressId: string; userId: string }>(
		`SELECT DISTINCT ON ("address_id") "address_id" AS "addressId", "user_id" AS "userId" FROM "pool_use"
		WHERE "account_id" = ANY ($1::uuid[]) AND "address_id" = ANY ($2::uuid[])
		ORDER BY "address_id", "day" DESC, "user_id"`,
		[idsOf(await readPoolsOfGroups(sql, [shareGroupId])), [...addressIds.values()]],
	);
	const users = new Map(rows.map(({ addressId, userId }) => [addressId, userId]));
	return new Map(
		[...addressIds].flatMap(([address, id]) => {
			const userId = users.get(id);
			return userId ? [[address, userId] as const] : [];
		}),
	);
}

/** To the limits, a user who has not used the group is like an address without an account. */
const NOBODY = "00000000-0000-0000-0000-000000000000";

/**
 * For an address, what its owner used; for a domain, what all users at it without an entry of their own used. `own`: the
 * creator's address, which has no limit in the own group.
 */
export async function readUses(
	sql: Sql,
	{ shareGroupId, entries, own }: OfGroup<UsedEntry> & { readonly own: string | null },
): Promise<Map<string, EntryUse[]>> {
	const accounts = await readPoolsOfGroups(sql, [shareGroupId]);
	const sums = await readSums(sql, { shareGroupId, entries, accountIds: idsOf(accounts) });
	const usedBy = new Map(sums.map(({ entryId, accountId, used }) => [`${entryId} ${accountId}`, used]));
	const others = entries.filter(isOfOneUser).filter(({ value }) => value !== own);
	const members = others.flatMap(({ value: address, userId }) =>
		accounts.map(({ accountId }) => ({ accountId, userId: userId ?? NOBODY, address })),
	);
	const [present] = await sql.query<{ at: Date }>(`SELECT statement_timestamp() AS "at"`);
	const limits = await readLimits(sql, { members, at: present?.at ?? new Date() });
	return new Map(
		entries.map((entry) => [
			entry.id,
			accounts.flatMap(({ accountId, creditTypeId, nameInText }): EntryUse[] => {
				const used = usedBy.get(`${entry.id} ${accountId}`) ?? 0n;
				const limit = isOfOneUser(entry)
					? limits.of({ accountId, userId: entry.userId ?? NOBODY, address: entry.value })
					: null;
				return used > 0n || limit ? [{ creditTypeId, nameInText, used, limit }] : [];
			}),
		]),
	);
}

interface Sum {
	readonly entryId: string;
	readonly accountId: string;
	readonly used: bigint;
}

/** By entry and pool. */
async function readSums(
	sql: Sql,
	{ shareGroupId, entries, accountIds }: OfGroup<UsableEntry> & { readonly accountIds: readonly string[] },
): Promise<Sum[]> {
	return sql.query<Sum>(
		`WITH "own" AS MATERIALIZED (
			SELECT "value" FROM "share_group_entry"
			WHERE "share_group_id" = $3::uuid AND "kind" IN ('address', 'service_user') AND "removed_at" IS NULL
		), "sum" AS MATERIALIZED (
			SELECT "account_id", "address_id", sum("credits")::int8 AS "credits" FROM "pool_use"
			WHERE "account_id" = ANY ($2::uuid[]) GROUP BY "account_id", "address_id"
		), "used" AS MATERIALIZED (
			SELECT "sum"."account_id", "address"."value" AS "address", "sum"."credits"
			FROM "sum" JOIN "address" ON "address"."id" = "sum"."address_id"
		)
		SELECT "entry"."id" AS "entryId", "used"."account_id" AS "accountId", sum("used"."credits")::int8 AS "used"
		FROM "share_group_entry" AS "entry"
		JOIN "used" ON CASE WHEN "entry"."kind" <> 'domain' THEN "used"."address" = "entry"."value"
			ELSE ("used"."address" LIKE '%@' || "entry"."value"
					OR ("entry"."value" LIKE '*.%' AND "used"."address" LIKE '%.' || substr("entry"."value", 3)))
				AND "used"."address" NOT IN (SELECT "value" FROM "own") END
		WHERE "entry"."id" = ANY ($1::uuid[]) GROUP BY "entry"."id", "used"."account_id"`,
		[entries.map(({ id }) => id), accountIds, shareGroupId],
	);
}
