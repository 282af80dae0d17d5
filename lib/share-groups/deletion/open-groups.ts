import type { Sql } from "@/lib/platform/database/sql.ts";
import { countEntries, type GroupCredits, readGroupCredits } from "../list-share-groups.ts";

/** An open share group, with what an administrator needs to decide about it. */
export interface OpenGroup {
	readonly id: string;
	readonly name: string;
	/** What is in it, of the types that aren't empty. */
	readonly credits: readonly Pick<GroupCredits, "creditTypeId" | "nameInText" | "remaining" | "held">[];
	/** How many entries let members in. */
	readonly addresses: number;
	readonly domains: number;
}

/** All groups that a user has created and not deleted, by name. */
export async function readOpenGroups(sql: Sql, creatorId: string): Promise<OpenGroup[]> {
	const groups = await sql.query<{ id: string; name: string }>(
		`SELECT "id", "name" FROM "share_group" WHERE "creator_id" = $1::uuid AND "status" = 'open'
		ORDER BY lower("name"), "id"`,
		[creatorId],
	);
	const ids = groups.map(({ id }) => id);
	const [credits, members] = [await readGroupCredits({ sql }, ids), await countEntries(sql, ids)];
	return groups.map(({ id, name }) => ({
		id,
		name,
		credits: (credits.get(id) ?? [])
			.filter(({ remaining, held }) => remaining + held > 0n)
			.map(({ creditTypeId, nameInText, remaining, held }) => ({ creditTypeId, nameInText, remaining, held })),
		addresses: members.get(id)?.addresses ?? 0,
		domains: members.get(id)?.domains ?? 0,
	}));
}
