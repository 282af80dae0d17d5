import { fork } from "node:child_process";
import { once } from "node:events";
import { get, type IncomingMessage } from "node:http";
import { performance } from "node:perf_hooks";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { openDatabase } from "@/lib/platform/database/db.ts";
import { connected } from "../database.ts";
import { applyMigrations } from "../migrations.ts";
import type { TemporaryPostgres } from "../postgres/temporary.ts";
import { beforeExit } from "../shutdown.ts";
import { makeGroupOfCharges } from "./group-of-charges.ts";
import { type Comparison, median } from "./measure.ts";

// The promises (quality.md, Speed) for a report of this many charges.
export const REPORT_CHARGES = 1_000_000;
export const FILE_AT_MOST = 2;
export const FILE_MEMORY_AT_MOST_MB = 64;
export const PAGES_AT_MOST = 2;

const ROUNDS = 3;
const SLOW_CLIENTS = 5;
const PAGES = 40;

export interface ReportBench {
	readonly file: Comparison;
	readonly memoryMb: number;
	readonly pages: Comparison;
}

/** The file against PostgreSQL's own copy of the same query, its memory, and pages beside slow downloads. */
export async function benchReport({ adminUrl }: TemporaryPostgres): Promise<ReportBench> {
	const url = new URL(adminUrl);
	url.pathname = "bench_report";
	await connected(adminUrl, (admin) => admin.query(`CREATE DATABASE "bench_report"`));
	await connected(url.href, async (owner) => {
		await applyMigrations(owner);
		await owner.query(`INSERT INTO "deployment" ("time_zone") VALUES ('UTC')`);
	});
	const db = openDatabase(url.href);
	const group = await makeGroupOfCharges(db, REPORT_CHARGES);
	await db.$disconnect();
	return measureReport(url.href, group);
}

export async function measureReport(
	databaseUrl: string,
	{ creatorId, shareGroupId }: { creatorId: string; shareGroupId: string },
): Promise<ReportBench> {
	const server = await startServer(databaseUrl, [creatorId, shareGroupId]);
	try {
		// The first request loads code and fills pools, which must not count for a download.
		for (let count = 0; count < PAGES; count += 1) await server.read("/page");
		const before = await server.memory();
		const times = { "/copy": [] as number[], "/file": [] as number[] };
		for (let round = 0; round < ROUNDS; round += 1) {
			for (const path of ["/copy", "/file"] as const) times[path].push(await server.read(path));
		}
		const memoryMb = (await server.memory()).peakMb - before.nowMb;
		return { file: comparison("all of it", times["/copy"], times["/file"]), memoryMb, pages: await benchPages(server) };
	} finally {
		server.stop();
	}
}

function comparison(what: string, small: readonly number[], large: readonly number[]): Comparison {
	const [smallMs, largeMs] = [median(small), median(large)];
	return { what, smallMs, largeMs, ratio: largeMs / smallMs };
}

async function benchPages(server: BenchServer): Promise<Comparison> {
	const alone: number[] = [];
	const beside: number[] = [];
	for (let count = 0; count < PAGES; count += 1) alone.push(await server.read("/page"));
	const clients = await Promise.all(Array.from({ length: SLOW_CLIENTS }, () => server.open("/file")));
	const stopped = new AbortController();
	const reading = clients.map((client) => readSlowly(client, stopped.signal));
	for (let count = 0; count < PAGES; count += 1) beside.push(await server.read("/page"));
	if (clients.some((client) => client.complete)) throw new Error("The slow clients were too quick.");
	stopped.abort();
	await Promise.all(reading);
	for (const client of clients) client.destroy();
	return comparison("the newest 25 charges, totals, members", alone, beside);
}

/** A little at a time, as over a slow connection. */
async function readSlowly(client: IncomingMessage, signal: AbortSignal): Promise<void> {
	client.on("error", () => undefined);
	while (!signal.aborted) {
		client.read(8 * 1024);
		await wait(50);
	}
}

interface BenchServer {
	/** Reads an answer to its end; in milliseconds. */
	read(path: string): Promise<number>;
	/** An answer whose first bytes have come. */
	open(path: string): Promise<IncomingMessage>;
	memory(): Promise<{ nowMb: number; peakMb: number }>;
	stop(): void;
}

async function startServer(databaseUrl: string, values: string[]): Promise<BenchServer> {
	const file = fileURLToPath(new URL("report-server.ts", import.meta.url));
	const child = fork(file, values, {
		execArgv: ["--import", "tsx"],
		env: { ...process.env, DATABASE_URL: databaseUrl, LOG_LEVEL: "silent" },
	});
	beforeExit(async () => void child.kill());
	const ended = once(child, "exit").then(() => Promise.reject(new Error("The bench's server ended.")));
	const [port] = await Promise.race([once(child, "message"), ended]);
	ended.catch(() => undefined);
	const open = async (path: string) => {
		const response = await new Promise<IncomingMessage>((resolve, reject) => {
			get({ host: "127.0.0.1", port, path }, resolve).on("error", reject);
		});
		if (response.readableLength === 0) await once(response, "readable");
		return response;
	};
	const text = async (path: string) => {
		let whole = "";
		for await (const chunk of await open(path)) if (whole.length < 1_000) whole += chunk;
		return whole;
	};
	return {
		open,
		async read(path) {
			const begun = performance.now();
			await text(path);
			return performance.now() - begun;
		},
		memory: async () => JSON.parse(await text("/memory")),
		stop: () => void child.kill(),
	};
}
