import { median } from "../bench/measure.ts";
import type { Reckoning } from "./check.ts";
import type { Visit } from "./visits.ts";

/** The result of one fault. */
export interface Outcome {
	readonly name: string;
	readonly reckoning: Reckoning;
	/** Visits by other users while it lasted. */
	readonly visits: readonly Visit[];
	/** How long other users waited for an answer before the fault: the median, in milliseconds. */
	readonly undisturbedMs: number;
	readonly backAfterMs: number | null;
	/** Whether everything works again; if not, later faults can't be measured. */
	readonly isBack: boolean;
	readonly problems: readonly string[];
}

const WIDTHS = [34, 14, 6, 9, 26, 9, 9, 12];

export const HEADER = lineOf([
	"fault",
	"acknowledged",
	"lost",
	"doubled",
	"others' pages",
	"told busy",
	"slowest",
	"back after",
]);

export function rowOf({ name, reckoning, visits, undisturbedMs, backAfterMs, problems }: Outcome): string {
	const shown = visits.filter(({ result }) => result === "ok").map(({ ms }) => ms);
	const ratio = `${shown.length} shown, ${(median(shown) / undisturbedMs).toFixed(1)}×`;
	const { acknowledged, lost, doubled } = reckoning;
	const row = lineOf([
		name,
		String(acknowledged),
		String(lost),
		String(doubled),
		ratio,
		String(visits.filter(({ result }) => result === "busy").length),
		seconds(Math.max(0, ...shown)),
		backAfterMs === null ? "" : seconds(backAfterMs),
	]);
	return [row, ...new Set(problems)].join("\n    FAILED: ");
}

function lineOf(cells: readonly string[]): string {
	return cells
		.map((cell, index) => (index === 0 ? cell.padEnd(WIDTHS[0] ?? 0) : cell.padStart(WIDTHS[index] ?? 0)))
		.join("");
}

function seconds(ms: number): string {
	return `${(ms / 1000).toFixed(1)} s`;
}
