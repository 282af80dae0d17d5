import { isKeyLocked } from "@/lib/platform/database/row-lock.ts";
import type { Sql } from "@/lib/platform/database/sql.ts";

/**
 * Locks holds and charges that no pool's lock guards, by id, after keys and before pools. Returns those that were left out
 * because another transaction has locked them (`skipLocked`).
 */
export async function lockUnpooled(
	sql: Sql,
	unpooledIds: readonly string[],
	{ skipLocked }: { readonly skipLocked: boolean },
): Promise<ReadonlySet<string>> {
	if (unpooledIds.length === 0) return new Set();
	const ids = [...new Set(unpooledIds)].sort();
	const isLocked = isKeyLocked(sql, "coveredUses", { text: `'coveredUses:' || "id"`, keys: ids, skipLocked });
	const locked = await sql.query<{ id: string }>(
		`SELECT "id" FROM unnest($1::text[]) AS "unpooled" ("id") WHERE ${isLocked}`,
		[ids],
	);
	const skipped = new Set(ids);
	for (const { id } of locked) skipped.delete(id);
	return skipped;
}
