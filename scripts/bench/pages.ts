import { openDatabase } from "@/lib/platform/database/db.ts";
import { beforeExit } from "../processes/shutdown.ts";
import type { Bench, Benchmark } from "./benchmark.ts";
import { type BenchDatabase, bulkPostgres, makeDatabase } from "./databases.ts";
import { timeInTurn } from "./measure.ts";
import { startPortal, type Visitor } from "./portal.ts";
import { atMost } from "./rows.ts";
import { makeUsage, type Usage } from "./usage.ts";

/** A portal on a ledger of so many entries, and the owner of the credits signed in. */
export interface PagesOf extends Usage {
	readonly database: BenchDatabase;
	readonly visitor: Visitor;
	/** Of the portal's process. */
	readonly pid: number;
}

/** Each page, with everything that the owner can see: half of the entries are of their wallet, half of their group. */
export const PAGES: Record<string, (usage: Usage) => string> = {
	Overview: () => "/overview",
	"Credit Usage": () => "/usage",
	"Order History": () => "/orders",
	"a share group's report": ({ shareGroupId }) => `/share/${shareGroupId}/report`,
};

const PLANNED = Object.entries(PAGES).map(([name, pathOf]) => ({
	...atMost(`${name} at 10 million entries`, 1.2),
	pathOf,
}));

/** Of each side in a round. */
const LOADS = 10;

export const fewEntries = (bench: Bench) => bench.once(openFew);
export const manyEntries = (bench: Bench) => bench.once(openMany);

const openFew = (bench: Bench) => open(bench, "bench_few", bench.scale.fewEntries);
const openMany = (bench: Bench) => open(bench, "bench_many", bench.scale.entries);

async function open(bench: Bench, name: string, entries: number): Promise<PagesOf> {
	bench.say(`Making ${entries.toLocaleString("en")} entries`);
	const database = await makeDatabase(await bulkPostgres(bench), name);
	const usage = await makeUsage(database, { wallet: entries / 2, group: entries / 2 });
	const db = openDatabase(database.url, { maxConnections: 1 });
	beforeExit(() => db.$disconnect());
	const portal = await startPortal(bench, database.url);
	return { ...usage, database, pid: portal.pid, visitor: await portal.visit(db, usage.ownerId) };
}

/** Server time of whole pages at many entries, against few. */
export const pages: Benchmark = {
	rows: PLANNED,
	async *run(bench) {
		const [few, many] = [await fewEntries(bench), await manyEntries(bench)];
		for (const { pathOf, ...row } of PLANNED) {
			if (!bench.wants(row)) continue;
			const load = (side: PagesOf) => () => side.visitor.load(pathOf(side));
			const much = { rounds: bench.scale.rounds, calls: LOADS };
			const compared = await timeInTurn(much, { of: load(many), against: load(few) });
			const says = `${compared.of.toFixed(1)} ms; at ${bench.scale.fewEntries.toLocaleString("en")} ${compared.against.toFixed(1)} ms`;
			yield { ...row, ...compared, says };
		}
	},
};
