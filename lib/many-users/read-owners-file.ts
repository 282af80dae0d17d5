import { readCsvTable } from "@/lib/platform/csv/read-csv-table.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import { MAX_OWNERS_BYTES, MOST_PEOPLE } from "./bounds.ts";

/** A line of a file of Credit Owners as it was read, before anything of it was checked. */
export interface OwnerLine {
	readonly line: number;
	/** Mail addresses. */
	readonly email: string;
	readonly creditOwner: string;
	/** The line has more or fewer cells than the header. */
	readonly isBroken: boolean;
}

const TABLE = { columns: ["email", "credit_owner"], mostBytes: MAX_OWNERS_BYTES, mostRows: MOST_PEOPLE } as const;

/** The lines of a CSV file of people and their Credit Owners; problems of single lines are not checked here. */
export async function readOwnersFile(csv: string): Promise<Result<readonly OwnerLine[]>> {
	const rows = await readCsvTable(csv, TABLE);
	if (!rows.ok) return rows;
	return done(
		rows.value.map(({ line, isBroken, cells }) => ({
			...{ line, isBroken, email: cells.email.trim(), creditOwner: cells.credit_owner.trim() },
		})),
	);
}
