import { performance } from "node:perf_hooks";

/** The result of one comparison. Times are medians. */
export interface Comparison {
	readonly what: string;
	readonly smallMs: number;
	readonly largeMs: number;
	readonly ratio: number;
}

const WARM_UPS = 10;
const LEAST_ROUNDS = 40;
/** Enough for hundreds of rounds of anything that is quick. */
const LONG_ENOUGH_MS = 3_000;

/** Runs the two sides in turn, after warming up, and compares their medians. */
export async function compare(
	what: string,
	{ small, large }: { small: () => Promise<unknown>; large: () => Promise<unknown> },
): Promise<Comparison> {
	const times = { small: [] as number[], large: [] as number[] };
	const started = performance.now();
	for (let round = -WARM_UPS; round < LEAST_ROUNDS || performance.now() - started < LONG_ENOUGH_MS; round += 1) {
		for (const [side, work] of [["small", small] as const, ["large", large] as const]) {
			const begun = performance.now();
			await work();
			if (round >= 0) times[side].push(performance.now() - begun);
		}
	}
	const [smallMs, largeMs] = [median(times.small), median(times.large)];
	return { what, smallMs, largeMs, ratio: largeMs / smallMs };
}

/** The time that something takes alone, after warming up: the median, in milliseconds. */
export async function measure(work: () => Promise<unknown>): Promise<number> {
	const times: number[] = [];
	for (let round = -WARM_UPS; round < LEAST_ROUNDS; round += 1) {
		const begun = performance.now();
		await work();
		if (round >= 0) times.push(performance.now() - begun);
	}
	return median(times);
}

export function median(times: readonly number[]): number {
	const sorted = times.toSorted((a, b) => a - b);
	return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
