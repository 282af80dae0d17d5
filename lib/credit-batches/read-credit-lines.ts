import { readCsvTable } from "@/lib/platform/csv/read-csv-table.ts";
import { done, type Result } from "@/lib/platform/refusal.ts";
import { MAX_BATCH_BYTES, MAX_BATCH_LINES } from "./bounds.ts";
import type { CreditBatchKind, CreditLine } from "./credit-line.ts";

const COLUMNS = ["user", "credit_type", "credits", "expires_on", "reference", "price", "currency"] as const;

/** What the header has to name: of grants an end and a reference may be left out, of balances only the price. */
const OPTIONAL: Readonly<Record<CreditBatchKind, readonly (typeof COLUMNS)[number][]>> = {
	grants: ["expires_on", "reference", "price", "currency"],
	balances: ["price", "currency"],
};

/** The lines of a CSV file of grants or balances; problems of single lines are not checked here. */
export async function readCreditLines(kind: CreditBatchKind, csv: string): Promise<Result<readonly CreditLine[]>> {
	const columns = kind === "grants" ? COLUMNS.slice(0, 5) : COLUMNS;
	const optional = OPTIONAL[kind];
	const table = { columns, optional, mostBytes: MAX_BATCH_BYTES, mostRows: MAX_BATCH_LINES };
	const rows = await readCsvTable(csv, table);
	if (!rows.ok) return rows;
	return done(
		rows.value.map(({ line, isBroken, cells }) => ({
			line,
			isBroken,
			user: cells.user,
			creditType: cells.credit_type,
			credits: cells.credits,
			expiresOn: cells.expires_on,
			reference: cells.reference,
			price: cells.price ?? "",
			currency: cells.currency ?? "",
		})),
	);
}
