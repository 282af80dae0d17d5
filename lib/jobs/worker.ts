import { setTimeout as wait } from "node:timers/promises";
import { Logger, type Runner, run } from "graphile-worker";
import pg from "pg";
import { openDatabase } from "@/lib/db.ts";
import { logger } from "@/lib/logger.ts";
import type { MailServer } from "@/lib/mail/mail-server.ts";
import { jobTasks, scheduledJobs } from "./tasks.ts";

/** Works off jobs until it is stopped. */
export interface Worker {
	/** Finishes what is in hand, hands back the rest, and closes its connections. */
	stop(): Promise<void>;
}

interface WorkerOptions {
	/** The database, as the application's role. */
	readonly url: string;
	/** Null where there is none, and mail is kept. */
	readonly mailServer: MailServer | null;
	/** Tests leave the clock's jobs out. */
	readonly isScheduling?: boolean;
}

/** Few: a mail server and the ledger's sweeps want no more, and a page's connections are its own. */
const CONCURRENCY = 3;
const RESTART_MS = 2_000;

/** Starts to work off jobs, on database connections of its own. Where the database is away, it waits and goes on. */
export function startWorker({ url, mailServer, isScheduling = true }: WorkerOptions): Worker {
	const db = openDatabase(url, { maxConnections: CONCURRENCY });
	const pgPool = openPool(url);
	const options = {
		pgPool,
		concurrency: CONCURRENCY,
		pollInterval: 2_000,
		noHandleSignals: true,
		taskList: jobTasks({ db, mailServer }),
		parsedCronItems: isScheduling ? scheduledJobs() : [],
		logger: WORKER_LOGGER,
	};
	const stopping = new AbortController();
	let runner: Runner | undefined;

	const work = async () => {
		while (!stopping.signal.aborted) {
			try {
				runner = await run(options);
				if (stopping.signal.aborted) await runner.stop();
				await runner.promise;
			} catch (error) {
				if (!stopping.signal.aborted) logger.error({ error: messageOf(error) }, "The worker fell, and starts again.");
			}
			runner = undefined;
			await wait(RESTART_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
		}
	};
	const ended = work();

	return {
		async stop() {
			stopping.abort();
			await runner?.stop().catch(() => undefined);
			await ended;
			await Promise.all([pgPool.end(), db.$disconnect()]);
			mailServer?.close();
		},
	};
}

/** Connections that wait in it and those in use: without a listener on each, a restart of the database ends the process. */
function openPool(url: string): pg.Pool {
	const pool = new pg.Pool({ connectionString: url, max: CONCURRENCY + 2, connectionTimeoutMillis: 10_000 });
	const onError = (error: Error) => logger.warn({ error: error.message }, "The worker lost a database connection.");
	pool.on("error", onError);
	pool.on("connect", (client) => client.on("error", onError));
	return pool;
}

const WORKER_LOGGER = new Logger(() => (level, message) => {
	if (level === "error") logger.error({ worker: message }, "A job failed.");
	else if (level === "warning") logger.warn({ worker: message }, "The worker reports something.");
	else logger.debug({ worker: message }, "The worker reports something.");
});

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
