import type { CsvColumn, CsvQuery } from "@/lib/platform/csv/csv-query.ts";
import { MOST_FILE_ROWS, rowsFileOf } from "@/lib/platform/csv/rows-file.ts";
import type { CreditSums } from "./credit-sums.ts";

const NAMES = {
	...{ soldThisMonth: "sold_this_month", soldLastMonth: "sold_last_month", usedThisMonth: "used_this_month" },
	...{ usedLastMonth: "used_last_month", inWallets: "in_wallets", inGroups: "in_groups", held: "held" },
	...{ expiring: "expiring", lost: "lost", outstanding: "outstanding" },
} as const;

/** One of the sums of a credit type. */
type SumName = keyof typeof NAMES;

/**
 * The file of a list of sums, each of somebody who is named in the column `of`: these sums, in credits. `total`: how many
 * there are; "tooLong" where not all of them are among the rows.
 */
export function sumsFileOf<Row extends CreditSums>(
	{ rows, total }: { readonly rows: readonly Row[]; readonly total: number },
	{
		of,
		nameOf,
		sums,
	}: { readonly of: string; readonly nameOf: (row: Row) => string; readonly sums: readonly SumName[] },
): CsvQuery | "tooLong" {
	if (total > rows.length) return "tooLong";
	const columns: CsvColumn[] = [
		{ name: of, kind: "text" },
		...sums.map((sum) => ({ name: NAMES[sum], kind: "number" as const })),
	];
	const cells = rows.map((row) => [[of, nameOf(row)], ...sums.map((sum) => [NAMES[sum], row[sum]])]);
	return rowsFileOf(
		columns,
		cells.map((row) => Object.fromEntries(row)),
	);
}

/** The place in a list that holds all that one file may have. */
export const WHOLE_LIST = { offset: 0, limit: MOST_FILE_ROWS } as const;
