import { newId } from "@/lib/platform/ids.ts";
import { requestRate } from "../api/load.ts";
import { type StartedServer, startServer } from "../api/start-server.ts";
import { chargeOf, makeVendorKey } from "../api/vendor.ts";
import type { Bench, Benchmark } from "../benchmark.ts";
import { openStage } from "../charges/stage.ts";
import { fewEntries, PAGES } from "../pages.ts";
import { atMost, type Row } from "../rows.ts";
import { startMailing } from "./mailing.ts";
import { type Watched, watchMemory } from "./watch-memory.ts";

const PORTAL = atMost("memory of the portal after 20,000 pages", 1.2);
const API = atMost("memory of the API after 20,000 charges", 1.2);
const WORKER = atMost("memory of the worker after 20,000 mails", 1.2);

const READERS = 4;
const CONNECTIONS = 64;
const SLICE_MS = 250;

/** That nothing is kept of a request once it is answered. */
export const memory: Benchmark = {
	rows: [PORTAL, API, WORKER],
	async *run(bench) {
		const { requests } = bench.scale;
		if (bench.wants(PORTAL)) yield rowOf(PORTAL, await portalOver(bench, requests));
		if (bench.wants(API)) yield rowOf(API, await apiOver(bench, requests));
		if (bench.wants(WORKER)) {
			const { pid, mail, stop } = await startMailing(bench);
			yield rowOf(WORKER, await watchMemory(pid, { requests, ask: mail }));
			await stop();
		}
	},
};

function rowOf(planned: typeof PORTAL, watched: Watched): Row {
	const [of, against, most] = [watched.of, watched.against, watched.most].map((megabytes) => megabytes.toFixed(0));
	return { ...planned, ...watched, says: `${of} MB; warm ${against} MB, at most ${most} MB` };
}

/** What everybody can open, besides the pages that show what was used. */
const OTHER_PAGES = ["/credits", "/share", "/purchase", "/billing", "/notifications", "/profile", "/help"];

/** All pages in turn, a few at a time. */
async function portalOver(bench: Bench, requests: number): Promise<Watched> {
	const { visitor, pid, ...usage } = await fewEntries(bench);
	const paths = [...Object.values(PAGES).map((pathOf) => pathOf(usage)), ...OTHER_PAGES];
	const readInTurn = async (count: number) => {
		for (let page = 0; page < count; page += 1) await visitor.load(paths[page % paths.length] ?? "");
	};
	const ask = async (count: number) => {
		await Promise.all(Array.from({ length: READERS }, () => readInTurn(count / READERS)));
	};
	return watchMemory(pid, { requests, ask });
}

async function apiOver(bench: Bench, requests: number): Promise<Watched> {
	const { ledger } = await openStage(bench);
	const [userId = ""] = ledger.userIds;
	const secret = await makeVendorKey(ledger.db, userId);
	const api: StartedServer = await startServer("scripts/serve-api.ts", {
		databaseUrl: ledger.database.url,
		ready: "/api/ready",
	});
	const target = { port: api.port, path: "/api/v1/charges", secret };
	const next = () => ({ key: newId(), body: JSON.stringify(chargeOf(userId)) });
	const ask = async (count: number) => {
		for (let answered = 0; answered < count; ) {
			const rate = await requestRate(target, { connections: CONNECTIONS, ms: SLICE_MS, status: 201, next });
			answered += (rate * SLICE_MS) / 1000;
		}
	};
	const watched = await watchMemory(api.pid, { requests, ask });
	api.end();
	return watched;
}
