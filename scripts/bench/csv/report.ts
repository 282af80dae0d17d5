import type { IncomingMessage } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import type { Bench, Benchmark } from "../benchmark.ts";
import { bulkPostgres, makeDatabase } from "../databases.ts";
import { inRounds, summarise } from "../measure.ts";
import { atMost } from "../rows.ts";
import { makeUsage } from "../usage.ts";
import { type BenchServer, startServer } from "./bench-server.ts";

const MEMORY_MB = 64;
const FILE = atMost("CSV of 1 million rows", 2);
const MEMORY = atMost(`memory of a CSV of 1 million rows, of ${MEMORY_MB} MB`, 1);
const PAGE = atMost("a report's page while five slow clients download it", 2);

const ROUNDS = 3;
const SLOW_CLIENTS = 5;
const PAGES = 40;

/** A report's file against PostgreSQL's own copy of the same query, its memory, and pages beside slow downloads. */
export const csv: Benchmark = {
	rows: [FILE, MEMORY, PAGE],
	async *run(bench) {
		const server = await serveReport(bench);
		// The first request loads code and fills pools, which must not count for a download.
		for (let count = 0; count < PAGES; count += 1) await server.read("/page");
		const before = await server.memory();
		const file = await inRounds(ROUNDS, { of: () => server.read("/file"), against: () => server.read("/copy") });
		const { peakMb } = await server.memory();
		const memoryMb = peakMb - before.nowMb;
		if (bench.wants(FILE))
			yield { ...FILE, ...file, says: `${seconds(file.of)}; COPY … TO STDOUT ${seconds(file.against)}` };
		if (bench.wants(MEMORY)) {
			const ratio = memoryMb / MEMORY_MB;
			yield { ...MEMORY, ratio, least: ratio, greatest: ratio, says: `${memoryMb.toFixed(0)} MB at most` };
		}
		if (bench.wants(PAGE)) yield { ...PAGE, ...(await besideDownloads(server)) };
		server.stop();
	},
};

async function serveReport(bench: Bench): Promise<BenchServer> {
	bench.say(`Making a share group with ${bench.scale.csvRows.toLocaleString("en")} charges`);
	const database = await makeDatabase(await bulkPostgres(bench), "bench_report");
	const { ownerId, shareGroupId } = await makeUsage(database, { wallet: 0, group: bench.scale.csvRows });
	return startServer(database.url, [ownerId, shareGroupId]);
}

async function besideDownloads(server: BenchServer) {
	const alone: number[] = [];
	for (let count = 0; count < PAGES; count += 1) alone.push(await server.read("/page"));
	const clients = await Promise.all(Array.from({ length: SLOW_CLIENTS }, () => server.open("/file")));
	const stopped = new AbortController();
	const reading = clients.map((client) => readSlowly(client, stopped.signal));
	const rounds: { of: number; against: number }[] = [];
	for (const against of alone) rounds.push({ of: await server.read("/page"), against });
	if (clients.some((client) => client.complete)) throw new Error("The slow clients were too quick.");
	stopped.abort();
	await Promise.all(reading);
	for (const client of clients) client.destroy();
	const compared = summarise(rounds);
	return { ...compared, says: `${compared.of.toFixed(1)} ms; alone ${compared.against.toFixed(1)} ms` };
}

/** A little at a time, as over a slow connection. */
async function readSlowly(client: IncomingMessage, signal: AbortSignal): Promise<void> {
	client.on("error", () => undefined);
	while (!signal.aborted) {
		client.read(8 * 1024);
		await wait(50);
	}
}

function seconds(ms: number): string {
	return `${(ms / 1_000).toFixed(1)} s`;
}
