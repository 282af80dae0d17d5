import type { ReadContext } from "@/lib/actions/verb.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { MOST_FILE_ROWS, rowsFileOf } from "@/lib/platform/csv/rows-file.ts";
import { listShareGroups, listShareGroupsOfPerson, type ShareGroupRow } from "./list-share-groups.ts";
import type { ShareGroupListQuery } from "./schema.ts";

const COLUMNS = [
	...(["group", "description", "status"] as const).map((name) => ({ name, kind: "text" as const })),
	{ name: "created_at", kind: "instant" },
	{ name: "deleted_at", kind: "instant" },
	...(["addresses", "domains", "blocked"] as const).map((name) => ({ name, kind: "number" as const })),
	{ name: "credit_type_id", kind: "id" },
	...(["remaining", "on_hold", "allocated", "taken_back", "used"] as const).map((name) => ({
		name,
		kind: "number" as const,
	})),
	{ name: "next_expiry", kind: "instant" },
] as const satisfies readonly CsvColumn[];

/**
 * All share groups of the actor's that the list shows with these filters, in its order, with a row for each credit type that
 * a group ever had. Credits. "tooLong" above `MOST_FILE_ROWS` groups.
 */
export async function readShareGroupsFile(
	context: ReadContext,
	query: ShareGroupListQuery,
): Promise<CsvQuery | "tooLong"> {
	return fileOf(await listShareGroups(context, { ...query, offset: 0, limit: MOST_FILE_ROWS }));
}

/** The same of a person of the actor's organization, for *View User List* (product.md 57); null where that lists nobody's. */
export async function readShareGroupsFileOfPerson(
	context: ReadContext,
	query: ShareGroupListQuery & { readonly userId: string },
): Promise<CsvQuery | "tooLong" | null> {
	const found = await listShareGroupsOfPerson(context, { ...query, offset: 0, limit: MOST_FILE_ROWS });
	return found && fileOf(found);
}

function fileOf({ rows, total }: { rows: readonly ShareGroupRow[]; total: number }): CsvQuery | "tooLong" {
	if (total > rows.length) return "tooLong";
	return rowsFileOf(
		COLUMNS,
		rows.flatMap(({ name, description, status, createdAt, closedAt, addresses, domains, blocked, credits }) => {
			const group = {
				...{ group: name, description, status, created_at: createdAt, deleted_at: closedAt },
				...{ addresses, domains, blocked },
			};
			return (credits.length > 0 ? credits : [null]).map((type) => ({
				...{ ...group, credit_type_id: type?.creditTypeId ?? null, remaining: type?.remaining ?? 0n },
				...{ on_hold: type?.held ?? 0n, allocated: type?.allocated ?? 0n, taken_back: type?.returned ?? 0n },
				...{ used: type?.used ?? 0n, next_expiry: type?.nextExpiry ?? null },
			}));
		}),
	);
}
