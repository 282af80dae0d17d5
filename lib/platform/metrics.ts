import type pg from "pg";
import { Counter, Gauge, Histogram, Registry } from "prom-client";

type Pools = Map<string, pg.Pool>;

function makeMetrics() {
	const registry = new Registry();
	const registers = [registry];
	const pools: Pools = new Map();
	return {
		registry,
		pools,
		/** Which is also how many requests there were. Paths are patterns: no id and no name is in a label. */
		requests: new Histogram({
			name: "commonpurse_request_duration_seconds",
			help: "Requests by the pattern of their path, from their arrival to the end of their answer.",
			labelNames: ["method", "route", "status"],
			buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
			registers,
		}),
		busy: new Counter({
			name: "commonpurse_busy_total",
			help: "Answers that something waited too long and nothing was changed; in sweeps, what was left for the next one.",
			labelNames: ["where"],
			registers,
		}),
		reportReads: countReportReads(registry),
		postedTogether: new Histogram({
			name: "commonpurse_posted_together",
			help: "Charges, holds and refunds that were posted in one transaction.",
			buckets: [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000],
			registers,
		}),
		postingWaiting: new Gauge({
			name: "commonpurse_posting_waiting",
			help: "Charges, holds and refunds of this process that are not answered yet.",
			registers,
		}),
		connections: new Gauge({
			name: "commonpurse_database_connections",
			help: "Open connections of a pool.",
			labelNames: ["pool", "state"],
			registers,
			collect() {
				this.reset();
				for (const [pool, { totalCount, idleCount }] of openPools(pools)) {
					this.set({ pool, state: "used" }, totalCount - idleCount);
					this.set({ pool, state: "idle" }, idleCount);
				}
			},
		}),
		mostConnections: new Gauge({
			name: "commonpurse_database_connections_most",
			help: "How many connections a pool may have.",
			labelNames: ["pool"],
			registers,
			collect() {
				this.reset();
				for (const [pool, { options }] of openPools(pools)) this.set({ pool }, options.max);
			},
		}),
		connectionsWaiting: new Gauge({
			name: "commonpurse_database_waiting",
			help: "What waits for a connection of a pool.",
			labelNames: ["pool"],
			registers,
			collect() {
				this.reset();
				for (const [pool, { waitingCount }] of openPools(pools)) this.set({ pool }, waitingCount);
			},
		}),
	};
}

function countReportReads(registry: Registry): Counter<"where"> {
	return new Counter({
		name: "commonpurse_report_reads_total",
		help: "Reports and files by where they were read, where there is a replica.",
		labelNames: ["where"],
		registers: [registry],
	});
}

const shared = globalThis as { commonpurseMetrics?: ReturnType<typeof makeMetrics> };
// Next loads this file more than once, for its proxy, its pages and the start: all of them count in one place.
shared.commonpurseMetrics ??= makeMetrics();

/** What this process counts by itself. `/metrics` adds what the database knows (`lib/operations/answer-metrics.ts`). */
export const metrics = shared.commonpurseMetrics;

/** Shows a pool of connections under this name, until it is closed. */
export function watchPool(name: string, pool: pg.Pool): void {
	metrics.pools.set(name, pool);
}

function openPools(pools: Pools): Pools {
	for (const [name, pool] of pools) if (pool.ending) pools.delete(name);
	return pools;
}
