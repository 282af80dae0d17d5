import { readCsvTable } from "@/lib/platform/csv/read-csv-table.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import type { rowsOf } from "@/lib/text/text-rows.ts";
import { MAX_CSV_BYTES, MAX_CSV_ROWS } from "../bounds.ts";
import type { Invitee } from "../check-invitees.ts";

const TABLE = { columns: ["name", "email", "role"], mostBytes: MAX_CSV_BYTES, mostRows: MAX_CSV_ROWS } as const;

/** The people in a CSV file: a header with name, email and role in any order, other columns passed over. */
export async function readCsv(csv: string, read?: typeof rowsOf): Promise<Result<readonly Invitee[]>> {
	const rows = await readCsvTable(csv, TABLE, read);
	if (!rows.ok) return rows;
	return done(rows.value.map(({ line, isBroken, cells }) => ({ line, ...cells, isBroken })));
}
