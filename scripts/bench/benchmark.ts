import type { Planned, Row } from "./rows.ts";

/** How much is measured. */
export interface Scale {
	/** Entries of the ledger behind pages, and few of them, for comparison. */
	readonly entries: number;
	readonly fewEntries: number;
	readonly csvRows: number;
	readonly users: number;
	readonly wallets: number;
	readonly rounds: number;
	/** After which memory is compared with what it was before. */
	readonly requests: number;
	/** The length of a round of charges. */
	readonly roundMs: number;
	/** Calls in a round where single ones are timed. */
	readonly calls: number;
}

export const WHOLE: Scale = {
	entries: 10_000_000,
	fewEntries: 10_000,
	csvRows: 1_000_000,
	users: 100_000,
	wallets: 10_000,
	requests: 20_000,
	rounds: 7,
	roundMs: 4_000,
	calls: 100,
};

export const QUICK: Scale = {
	...WHOLE,
	entries: 200_000,
	csvRows: 100_000,
	users: 20_000,
	requests: 2_000,
	rounds: 3,
	roundMs: 1_500,
	calls: 40,
};

/** Something that measures one row of the table or more. */
export interface Benchmark {
	readonly rows: readonly Planned[];
	/** Yields those of its rows that are wanted. */
	run(bench: Bench): AsyncIterable<Row>;
}

/** What a benchmark runs with. */
export interface Bench {
	readonly scale: Scale;
	wants(row: Planned): boolean;
	/** Makes something once, for all benchmarks that need it. */
	once<Made>(make: (bench: Bench) => Promise<Made>): Promise<Made>;
	/** Says what is being made, while it takes a while. */
	say(sentence: string): void;
}
