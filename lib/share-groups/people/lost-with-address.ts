import { DECIDING_ENTRIES, KEYS, keyValues } from "@/lib/ledger/paying/read-group-pools.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";
import { readUsableGroups } from "../usable-groups.ts";

/**
 * The share groups that let a user in by their current address and would not by another one, by name: the right follows
 * the address, not the person (product.md 21). None if the address is not verified, because it doesn't let them in
 * anywhere.
 */
export async function readGroupsLostWithAddress(
	sql: Sql,
	{ userId, newEmail }: { readonly userId: string; readonly newEmail: string },
): Promise<string[]> {
	const usable = await readUsableGroups(sql, { userId });
	if (usable.length === 0) return [];
	const kept = await sql.query<{ id: string }>(
		`WITH "key" AS (${KEYS}), "deciding" AS (${DECIDING_ENTRIES})
		SELECT "share_group_id" AS "id" FROM "deciding" WHERE "has_access"`,
		keyValues([{ userId, email: newEmail }]),
	);
	const keptIds = new Set(kept.map(({ id }) => id));
	return usable.filter(({ shareGroupId }) => !keptIds.has(shareGroupId)).map(({ name }) => name);
}
