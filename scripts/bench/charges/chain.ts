import type { Benchmark } from "../benchmark.ts";
import { inRounds } from "../measure.ts";
import { atLeast } from "../rows.ts";
import { openStage, rateOf, setLedger } from "./stage.ts";
import { perSecond } from "./throughput.ts";

const HOT = atLeast("charges with the hash chain, hot wallet", 0.85);
const SPREAD = atLeast("charges with the hash chain, 10,000 wallets", 0.85);

/** A ledger that neither computes hashes nor stores them: its process has another function in place of `entryHash`. */
const WITHOUT_CHAIN = {
	name: "bench_without_chain",
	imports: ["without-chain.ts"],
	alter: `ALTER TABLE "ledger_entry" DROP CONSTRAINT "ledger_entry_hash_length";
		ALTER TABLE "pool" DROP CONSTRAINT "pool_head_length"`,
};

/** Charges with the hash chain written, against the same without it. */
export const chain: Benchmark = {
	rows: [HOT, SPREAD],
	async *run(bench) {
		const { ledger } = await openStage(bench);
		bench.say("Making the same wallets in a ledger without a hash chain");
		const without = await setLedger(bench, WITHOUT_CHAIN);
		for (const [row, wallets] of [[HOT, 1] as const, [SPREAD, bench.scale.wallets] as const]) {
			if (!bench.wants(row)) continue;
			const compared = await inRounds(bench.scale.rounds, {
				of: () => ledger.side.measure(rateOf(bench, ledger.userIds.slice(0, wallets))),
				against: () => without.side.measure(rateOf(bench, without.userIds.slice(0, wallets))),
			});
			yield { ...row, ...compared, says: `${perSecond(compared.of)}; without ${perSecond(compared.against)}` };
		}
	},
};
