import type { ReadContext } from "@/lib/actions/verb.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { MOST_FILE_ROWS, rowsFileOf } from "@/lib/platform/csv/rows-file.ts";
import { readableAddress } from "@/lib/text/addresses/readable-address.ts";
import type { EntryListQuery } from "../schema.ts";
import { listEntries } from "./list-entries.ts";

const COLUMNS = [
	...(["entry", "kind", "state"] as const).map((name) => ({ name, kind: "text" as const })),
	{ name: "added_at", kind: "instant" },
	{ name: "welcomed_at", kind: "instant" },
	{ name: "welcome_mail", kind: "text" },
	{ name: "credit_type_id", kind: "id" },
	{ name: "used", kind: "number" },
	{ name: "limit", kind: "number" },
	{ name: "period", kind: "text" },
	{ name: "used_of_limit", kind: "number" },
] as const satisfies readonly CsvColumn[];

/**
 * All entries of the actor's own group that the list shows with these filters, in its order, with a row for each credit type
 * that somebody has used or is limited in by it. Credits. Null for other users' groups, "tooLong" above `MOST_FILE_ROWS`.
 */
export async function readMembersFile(
	context: ReadContext,
	query: EntryListQuery & { readonly shareGroupId: string },
): Promise<CsvQuery | "tooLong" | null> {
	const found = await listEntries(context, { ...query, offset: 0, limit: MOST_FILE_ROWS });
	if (!found) return null;
	if (found.total > found.rows.length) return "tooLong";
	const rows = found.rows.flatMap(({ name, value, kind, state, createdAt, welcome, uses }) => {
		const entry = {
			...{ entry: name ?? readableAddress(value), kind, state, added_at: createdAt },
			...{ welcomed_at: welcome?.at ?? null, welcome_mail: welcome?.state ?? null },
		};
		return (uses.length > 0 ? uses : [null]).map((use) => ({
			...{ ...entry, credit_type_id: use?.creditTypeId ?? null, used: use?.used ?? 0n },
			...{ limit: use?.limit?.limit ?? null, period: use?.limit?.period ?? null },
			used_of_limit: use?.limit?.used ?? null,
		}));
	});
	return rowsFileOf(COLUMNS, rows);
}
