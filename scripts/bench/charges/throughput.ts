import type { Bench, Benchmark } from "../benchmark.ts";
import { inRounds } from "../measure.ts";
import { atLeast, atMost } from "../rows.ts";
import { openStage, rateByHand, rateOf } from "./stage.ts";

const HOT = atLeast("charges on one hot wallet", 12);
const SPREAD = atLeast("charges on 10,000 wallets", 2);
const LONE = atMost("latency of a charge alone", 2.5);

/** Charges against the same rows by hand, one transaction for each charge. */
export const throughput: Benchmark = {
	rows: [HOT, SPREAD, LONE],
	async *run(bench) {
		if (bench.wants(HOT)) yield { ...HOT, ...(await compareRates(bench, 1)) };
		if (bench.wants(SPREAD)) yield { ...SPREAD, ...(await compareRates(bench, bench.scale.wallets)) };
		if (bench.wants(LONE)) yield { ...LONE, ...(await compareLatency(bench)) };
	},
};

async function compareRates(bench: Bench, wallets: number) {
	const { ledger, byHand, byHandIds } = await openStage(bench);
	const compared = await inRounds(bench.scale.rounds, {
		of: () => ledger.side.measure(rateOf(bench, ledger.userIds.slice(0, wallets))),
		against: () => byHand.measure(rateByHand(bench, byHandIds.slice(0, wallets))),
	});
	const says = `${perSecond(compared.of)}, 1,000 callers; by hand ${perSecond(compared.against)}, 32 connections`;
	return { ...compared, says };
}

async function compareLatency(bench: Bench) {
	const { ledger, byHand, byHandIds } = await openStage(bench);
	const charges = bench.scale.calls;
	const compared = await inRounds(bench.scale.rounds, {
		of: () => ledger.side.measure({ kind: "latency", userIds: ledger.userIds, charges }),
		against: () => byHand.measure({ kind: "latency", userIds: byHandIds, charges }),
	});
	return { ...compared, says: `${compared.of.toFixed(2)} ms; by hand ${compared.against.toFixed(2)} ms` };
}

export function perSecond(rate: number): string {
	return `${Math.round(rate).toLocaleString("en")}/s`;
}
