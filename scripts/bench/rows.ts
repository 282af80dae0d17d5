/** What was promised of a ratio (docs/performance.md). */
export interface Promised {
	readonly bound: "at least" | "at most";
	readonly value: number;
}

/** One line of the table, before it is measured. */
export interface Planned {
	/** Unique, and short enough to be typed after `--only`. */
	readonly name: string;
	readonly promised: Promised;
}

export interface Row extends Planned {
	/** The median of the rounds, and the least and the greatest of them. */
	readonly ratio: number;
	readonly least: number;
	readonly greatest: number;
	/** Both sides, in numbers. */
	readonly says: string;
}

export const atLeast = (name: string, value: number): Planned => ({ name, promised: { bound: "at least", value } });

export const atMost = (name: string, value: number): Planned => ({ name, promised: { bound: "at most", value } });

export function isKept({ promised, ratio }: Row): boolean {
	return promised.bound === "at least" ? ratio >= promised.value : ratio <= promised.value;
}

/** The rows as `--json` writes them. */
export function toJson(rows: readonly Row[]): string {
	const written = rows.map((row) => ({
		name: row.name,
		ratio: row.ratio,
		promised: row.promised.value,
		bound: row.promised.bound,
		kept: isKept(row),
		least: row.least,
		greatest: row.greatest,
		says: row.says,
	}));
	return `${JSON.stringify({ rows: written }, null, "\t")}\n`;
}
