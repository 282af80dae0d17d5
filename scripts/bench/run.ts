import { openTemporaryPostgres } from "../postgres/temporary.ts";
import { beforeExit } from "../shutdown.ts";
import type { Comparison } from "./measure.ts";
import { benchUserList } from "./user-list.ts";

/** Promised: at 100,000 users at most this many times the time at 100. */
const USER_LIST_AT_MOST = 1.5;

/** Runs every benchmark. Answers whether all promises were kept. */
export async function runBenchmarks(): Promise<boolean> {
	const postgres = await openTemporaryPostgres({ shared_buffers: "512MB", jit: "off" });
	beforeExit(() => postgres.stop());
	process.stdout.write("Making an organization of 100 users and one of 100,000 …\n");
	const comparisons = await benchUserList(postgres);
	return report("User list: 100 users, 100,000 users", comparisons, USER_LIST_AT_MOST);
}

function report(title: string, comparisons: readonly Comparison[], atMost: number): boolean {
	process.stdout.write(`\n${title} (medians)\n`);
	for (const { what, smallMs, largeMs, ratio } of comparisons) {
		const numbers = [`${smallMs.toFixed(2)} ms`, `${largeMs.toFixed(2)} ms`, `${ratio.toFixed(2)}×`];
		const verdict = ratio <= atMost ? "kept" : "BROKEN";
		process.stdout.write(`  ${what.padEnd(40)}${numbers.map((number) => number.padStart(12)).join("")}   ${verdict}\n`);
	}
	process.stdout.write(`  promised: at most ${atMost}×\n`);
	return comparisons.every(({ ratio }) => ratio <= atMost);
}
