import { dayAfter } from "@/lib/platform/database/read-today.ts";
import { lockKeys } from "@/lib/platform/database/row-lock.ts";
import type { Transaction } from "@/lib/platform/database/transaction.ts";
import type { NumberedPaper, PaperNumber } from "./paper-number.ts";

/** A number, and the day on which it was taken: the deployment's, as Prisma takes it. */
export interface TakenNumber extends PaperNumber {
	readonly issuedAt: Date;
	readonly issuedOn: Date;
}

/**
 * Takes the next number of an invoice or a credit note, without a gap (product.md 53): those who take one wait for each
 * other until they are committed, and where one fails the next takes the same. It is the last lock of its transaction, so
 * that this wait is short, and date and year are read after it, so that they never go back. The caller stores the number
 * before it takes another.
 */
export async function takePaperNumber(tx: Transaction, paper: NumberedPaper): Promise<TakenNumber> {
	await lockKeys(tx.sql, "paperNumbers", [paper]);
	const issuedAt = await tx.clock.now(tx.sql);
	const issuedOn = await dayAfter(tx.sql, { at: issuedAt, days: 0 });
	const year = issuedOn.getUTCFullYear();
	return { year, number: (await readLastNumber(tx, { paper, year })) + 1, issuedAt, issuedOn };
}

const LAST_NUMBER = {
	invoice: `SELECT max("invoice_number") AS "number" FROM "order" WHERE "invoice_year" = $1::int`,
	credit_note: `SELECT max("number") AS "number" FROM "credit_note" WHERE "year" = $1::int`,
} as const satisfies Record<NumberedPaper, string>;

async function readLastNumber(
	tx: Transaction,
	{ paper, year }: { readonly paper: NumberedPaper; readonly year: number },
): Promise<number> {
	const [last] = await tx.sql.query<{ number: number | null }>(LAST_NUMBER[paper], [year]);
	return last?.number ?? 0;
}
