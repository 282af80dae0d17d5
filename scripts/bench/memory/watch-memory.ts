import { type Compared, median } from "../measure.ts";
import { residentMegabytes } from "./resident.ts";

/** How many times memory is read while the requests are made. */
const READINGS = 40;
/** The share of them after which the process is warm: its code is compiled, its caches and pools are full. */
const WARM = 0.2;

export interface Watched extends Compared {
	/** The most that was read, in MB. */
	readonly most: number;
}

/**
 * Has a process answer so many requests, and compares its resident memory over the last fifth of them with that over the
 * fifth in which it has become warm: medians, in MB. `ask` makes so many requests and resolves when all are answered.
 */
export async function watchMemory(
	pid: number,
	{ requests, ask }: { requests: number; ask: (count: number) => Promise<void> },
): Promise<Watched> {
	const readings: number[] = [];
	for (let reading = 0; reading < READINGS; reading += 1) {
		await ask(requests / READINGS);
		readings.push(residentMegabytes(pid));
	}
	const fifth = READINGS * WARM;
	const against = median(readings.slice(fifth, 2 * fifth));
	const last = readings.slice(-fifth);
	const of = median(last);
	return {
		...{ of, against, ratio: of / against },
		...{ least: Math.min(...last) / against, greatest: Math.max(...last) / against, most: Math.max(...readings) },
	};
}
