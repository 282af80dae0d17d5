/** The papers that have numbers without gaps, each in a series of its own for each year (product.md 53). */
export type NumberedPaper = "invoice" | "credit_note";

export interface PaperNumber {
	readonly year: number;
	readonly number: number;
}

const PREFIXES: Record<NumberedPaper, string> = { invoice: "INV", credit_note: "CN" };

/** As it is written: INV-2026-0042. */
export function paperNumber(paper: NumberedPaper, { year, number }: PaperNumber): string {
	return `${PREFIXES[paper]}-${year}-${String(number).padStart(4, "0")}`;
}

/** The number of an invoice in a search, however many zeros it has; null where it is not one. */
export function invoiceNumberIn(search: string): PaperNumber | null {
	const [, year, number] = /^INV-(\d{4})-(\d{1,9})$/i.exec(search.trim()) ?? [];
	return year && number ? { year: Number(year), number: Number(number) } : null;
}
