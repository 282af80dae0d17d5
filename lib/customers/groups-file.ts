import type { ReadContext } from "@/lib/actions/verb.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { MOST_FILE_ROWS, rowsFileOf } from "@/lib/platform/csv/rows-file.ts";
import { OWNED_CREDITS_COLUMNS, ownedCreditsCells } from "./owned-credits-cells.ts";
import { readOrganizationGroups } from "./queries.ts";

const COLUMNS = [
	{ name: "share_group_id", kind: "id" },
	...(["group", "creator", "status"] as const).map((name) => ({ name, kind: "text" as const })),
	{ name: "created_at", kind: "instant" },
	...OWNED_CREDITS_COLUMNS,
] as const satisfies readonly CsvColumn[];

/**
 * The share groups of an organization's people that aren't deleted, newest first, as the operator's list shows the first
 * of them, with a row for each credit type. Credits. Null without the right, "tooLong" above `MOST_FILE_ROWS`.
 */
export async function readGroupsFile(
	context: ReadContext,
	organizationId: string,
): Promise<CsvQuery | "tooLong" | null> {
	const found = await readOrganizationGroups(context, { organizationId, limit: MOST_FILE_ROWS });
	if (!found) return null;
	if (found.total > found.rows.length) return "tooLong";
	const rows = found.rows.flatMap(({ id, name, creator, status, createdAt, credits }) => {
		const group = { share_group_id: id, group: name, creator, status, created_at: createdAt };
		return ownedCreditsCells(credits).map((cells) => ({ ...group, ...cells }));
	});
	return rowsFileOf(COLUMNS, rows);
}
