import { writeFileSync } from "node:fs";
import { Failure } from "../failure.ts";
import { apiCharges } from "./api/api-charges.ts";
import { type Asked, isWanted } from "./arguments.ts";
import { type Bench, type Benchmark, QUICK, WHOLE } from "./benchmark.ts";
import { chain } from "./charges/chain.ts";
import { largeWallets } from "./charges/large-wallets.ts";
import { limitedWallet } from "./charges/limited-wallet.ts";
import { stranger } from "./charges/stranger.ts";
import { throughput } from "./charges/throughput.ts";
import { cleanLedgers } from "./clean-ledgers.ts";
import { csv } from "./csv/report.ts";
import { memory } from "./memory/memory.ts";
import { newMembers } from "./new-members.ts";
import { pageHtml } from "./page-html.ts";
import { pageJavaScript } from "./page-javascript.ts";
import { pages } from "./pages.ts";
import { isKept, type Planned, type Row, toJson } from "./rows.ts";
import { HEADER, lineOf } from "./table.ts";
import { userList } from "./user-list.ts";
import { waitingWriters } from "./waiting-writers.ts";

/** In the order of the table. */
const BENCHMARKS: readonly Benchmark[] = [
	...[throughput, apiCharges, largeWallets, limitedWallet, stranger, chain],
	...[pages, waitingWriters, newMembers, csv, userList, pageJavaScript, pageHtml, memory, cleanLedgers],
];

/** Measures what is asked for and prints a line for each row. Returns whether all promises were kept. */
export async function runBenchmarks(asked: Asked): Promise<boolean> {
	const isWantedRow = ({ name }: Planned) => isWanted(name, asked);
	const wanted = BENCHMARKS.filter(({ rows }) => rows.some(isWantedRow));
	if (wanted.length === 0) {
		const names = BENCHMARKS.flatMap((benchmark) => benchmark.rows.map(({ name }) => `  ${name}`));
		throw new Failure(`No row has such a name. There are:\n${names.join("\n")}`);
	}
	const made = new Map<unknown, Promise<unknown>>();
	const bench: Bench = {
		scale: asked.isQuick ? QUICK : WHOLE,
		wants: isWantedRow,
		once: <Made>(make: (bench: Bench) => Promise<Made>) => {
			if (!made.has(make)) made.set(make, make(bench));
			return made.get(make) as Promise<Made>;
		},
		say: (sentence) => void process.stderr.write(`${sentence} …\n`),
	};
	process.stdout.write(`${HEADER}\n`);
	const rows: Row[] = [];
	for (const benchmark of wanted) {
		for await (const row of benchmark.run(bench)) {
			rows.push(row);
			process.stdout.write(`${lineOf(row)}\n`);
			if (asked.jsonFile) writeFileSync(asked.jsonFile, toJson(rows));
		}
	}
	return rows.every(isKept);
}
