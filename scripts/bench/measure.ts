import { performance } from "node:perf_hooks";
import type { Row } from "./rows.ts";

/** Both sides of a comparison: what is promised about, and what it is compared with. Each measures once. */
export interface Sides {
	readonly of: () => Promise<number>;
	readonly against: () => Promise<number>;
}

/** What rounds of a comparison gave: the ratios, and the median of each side. */
export interface Compared extends Pick<Row, "ratio" | "least" | "greatest"> {
	readonly of: number;
	readonly against: number;
}

/** Measures both sides in each round, now one first and now the other, so that neither has the quieter machine. */
export async function inRounds(rounds: number, { of, against }: Sides): Promise<Compared> {
	const measured: { of: number; against: number }[] = [];
	for (let round = 0; round < rounds; round += 1) {
		if (round % 2 === 0) measured.push({ of: await of(), against: await against() });
		else {
			const first = await against();
			measured.push({ of: await of(), against: first });
		}
	}
	return summarise(measured);
}

/** As `inRounds`, for the time that calls take: those of both sides in turn, a median of each in a round, in milliseconds. */
export async function timeInTurn(
	{ rounds, calls }: { readonly rounds: number; readonly calls: number },
	sides: { readonly of: () => Promise<unknown>; readonly against: () => Promise<unknown> },
): Promise<Compared> {
	const measured: { of: number; against: number }[] = [];
	// The first round warms up.
	for (let round = 0; round <= rounds; round += 1) {
		const [of, against]: [number[], number[]] = [[], []];
		for (let call = 0; call < calls; call += 1) {
			of.push(await timeOf(1, sides.of));
			against.push(await timeOf(1, sides.against));
		}
		if (round > 0) measured.push({ of: median(of), against: median(against) });
	}
	return summarise(measured);
}

export function summarise(rounds: readonly { readonly of: number; readonly against: number }[]): Compared {
	const ratios = rounds.map((round) => round.of / round.against);
	return {
		ratio: median(ratios),
		least: Math.min(...ratios),
		greatest: Math.max(...ratios),
		of: median(rounds.map((round) => round.of)),
		against: median(rounds.map((round) => round.against)),
	};
}

/** The median time of some calls, one after the other, in milliseconds. */
export async function timeOf(calls: number, work: () => Promise<unknown>): Promise<number> {
	const times: number[] = [];
	for (let call = 0; call < calls; call += 1) {
		const begun = performance.now();
		await work();
		times.push(performance.now() - begun);
	}
	return median(times);
}

/** The middle one, or the mean of both in the middle. */
export function median(numbers: readonly number[]): number {
	const sorted = numbers.toSorted((a, b) => a - b);
	const [below, above] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
	return below === undefined || above === undefined ? Number.NaN : (below + above) / 2;
}
