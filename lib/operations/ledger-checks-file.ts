import type { ReadContext } from "@/lib/actions/verb.ts";
import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { MOST_FILE_ROWS, rowsFileOf } from "@/lib/platform/csv/rows-file.ts";
import { readLedgerChecks } from "./queries.ts";

const COLUMNS = [
	{ name: "started_at", kind: "instant" },
	...(["seconds", "entries", "pools", "entries_a_second", "database_bytes"] as const).map((name) => ({
		name,
		kind: "number" as const,
	})),
	{ name: "result", kind: "text" },
	{ name: "findings", kind: "number" },
	{ name: "error", kind: "text" },
] as const satisfies readonly CsvColumn[];

/**
 * All checks of the whole ledger that are kept, newest first, as Operator › Ledger lists the latest. Null without
 * *Manage Orders*, "tooLong" above `MOST_FILE_ROWS`.
 */
export async function readLedgerChecksFile(context: ReadContext): Promise<CsvQuery | "tooLong" | null> {
	const checks = await readLedgerChecks(context, { limit: MOST_FILE_ROWS + 1 });
	if (!checks) return null;
	if (checks.length > MOST_FILE_ROWS) return "tooLong";
	const rows = checks.map(({ startedAt, seconds, entries, pools, rate, databaseBytes, state, found, error }) => ({
		...{ started_at: startedAt, seconds, entries, pools, entries_a_second: rate, database_bytes: databaseBytes },
		...{ result: state, findings: state === "clean" || state === "found" ? found : null, error },
	}));
	return rowsFileOf(COLUMNS, rows);
}
