import { median } from "../bench/measure.ts";
import type { Reckoning } from "../faults/check.ts";

/** What happened while something was done to the machines, once or several times. */
export interface Outcome {
	readonly name: string;
	readonly reckoned: Reckoning;
	/** For each time, how long no charge was acknowledged, in milliseconds. */
	readonly interruptionsMs: readonly number[];
	/** The same of pages that were shown; empty without portals. */
	readonly pagesAwayMs: readonly number[];
	readonly problems: readonly string[];
}

const WIDTHS = [34, 7, 14, 6, 9, 22, 22];

export const HEADER = lineOf([
	...["what", "times", "acknowledged", "lost", "doubled"],
	...["no charge for (median)", "no page for (median)"],
]);

export function rowOf({ name, reckoned, interruptionsMs, pagesAwayMs, problems }: Outcome): string {
	const row = lineOf([
		name,
		interruptionsMs.length > 0 ? String(interruptionsMs.length) : "",
		...[reckoned.acknowledged, reckoned.lost, reckoned.doubled].map(String),
		longestOf(interruptionsMs),
		longestOf(pagesAwayMs),
	]);
	return [row, ...new Set(problems)].join("\n    FAILED: ");
}

/** The longest, and the median in brackets. */
function longestOf(times: readonly number[]): string {
	return times.length === 0 ? "" : `${seconds(Math.max(...times))} (${seconds(median(times))})`;
}

function lineOf(cells: readonly string[]): string {
	return cells
		.map((cell, index) => (index === 0 ? cell.padEnd(WIDTHS[0] ?? 0) : cell.padStart((WIDTHS[index] ?? 0) + 1)))
		.join("");
}

function seconds(ms: number): string {
	return `${(ms / 1000).toFixed(1)} s`;
}
