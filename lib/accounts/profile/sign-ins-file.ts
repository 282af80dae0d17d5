import type { ReadContext } from "@/lib/actions/verb.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { MOST_FILE_ROWS, rowsFileOf } from "@/lib/platform/csv/rows-file.ts";
import { listOwnSignIns } from "./queries.ts";

const COLUMNS = [
	{ name: "at", kind: "instant" },
	...(["outcome", "browser", "system", "ip_address"] as const).map((name) => ({ name, kind: "text" as const })),
] as const satisfies readonly CsvColumn[];

/**
 * The sign-ins and attempts for the user's own account, newest first, as far back as they are stored (product.md 40):
 * Profile & Security lists the latest of them. "tooLong" above `MOST_FILE_ROWS`.
 */
export async function readSignInsFile(context: ReadContext): Promise<CsvQuery | "tooLong"> {
	const signIns = await listOwnSignIns(context, { limit: MOST_FILE_ROWS + 1 });
	if (signIns.length > MOST_FILE_ROWS) return "tooLong";
	const rows = signIns.map(({ happenedAt, outcome, device: { browser, system }, ipAddress }) => ({
		...{ at: happenedAt, outcome, browser, system, ip_address: ipAddress },
	}));
	return rowsFileOf(COLUMNS, rows);
}
