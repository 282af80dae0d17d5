import type { HealthyLedger } from "../healthy-ledger.ts";

/** Something wrong that can be planted in a healthy ledger. */
export interface Corruption {
	readonly what: string;
	/** What the check that must name it calls it. */
	readonly breaks: string;
	/** Plants it. The last one answers, as `id`, what the finding must name. */
	readonly statements: (ledger: HealthyLedger) => readonly string[];
	readonly sentence: RegExp;
}
