import { setTimeout as wait } from "node:timers/promises";
import { Logger, type ParsedCronItem, type Runner, run, type TaskList } from "graphile-worker";
import pg from "pg";
import type { MailServer } from "@/lib/letters/delivery/mail-server.ts";
import { type Database, openDatabase } from "@/lib/platform/database/db.ts";
import { JOB_PATIENCE } from "@/lib/platform/database/patience.ts";
import { logger } from "@/lib/platform/logger.ts";
import { watchPool } from "@/lib/platform/metrics.ts";
import { mailTasks, scheduledTasks, scheduleOfTasks } from "./scheduled-tasks.ts";

/** Runs jobs until it is stopped. */
export interface Worker {
	/** Finishes the jobs in progress, returns the rest, and closes its connections. */
	stop(): Promise<void>;
}

interface WorkerOptions {
	/** The database, as the application's role. */
	readonly url: string;
	/** Null where there is none, and mail is stored instead of sent. */
	readonly mailServer: MailServer | null;
	/** Tests leave the scheduled jobs out. */
	readonly isScheduling?: boolean;
}

/**
 * How many jobs each runner runs at once. A mail server accepts about this many connections; the sweeps need no more.
 */
const MAIL_CONCURRENCY = 5;
const CLOCK_CONCURRENCY = 3;
const CONNECTIONS = 3;
const RESTART_MS = 2_000;

/**
 * Starts to run jobs. Mail and scheduled jobs have their own runners and database connections, so that an unresponsive
 * mail server keeps no hold and no lot from expiring.
 */
export function startWorker({ url, mailServer, isScheduling = true }: WorkerOptions): Worker {
	const runners = [
		keepRunning({ name: "mail", url, concurrency: MAIL_CONCURRENCY, tasksOf: (db) => mailTasks({ db, mailServer }) }),
		keepRunning({
			name: "clock",
			url,
			concurrency: CLOCK_CONCURRENCY,
			tasksOf: (db) => scheduledTasks({ db }),
			schedule: isScheduling ? scheduleOfTasks() : [],
		}),
	];
	return { stop: async () => void (await Promise.all(runners.map((runner) => runner.stop()))) };
}

interface RunnerOptions {
	/** Of its connections, in the metrics; those with which it takes jobs have `_jobs` behind it. */
	readonly name: string;
	readonly url: string;
	readonly concurrency: number;
	readonly tasksOf: (db: Database) => TaskList;
	readonly schedule?: ParsedCronItem[];
}

/** One runner, on its own database connections. Where the database is away, it waits and goes on. */
function keepRunning({ name, url, concurrency, tasksOf, schedule = [] }: RunnerOptions): Worker {
	const db = openDatabase(url, { name, maxConnections: CONNECTIONS, patience: JOB_PATIENCE });
	const pgPool = openPool(url, concurrency + 2);
	watchPool(`${name}_jobs`, pgPool);
	const options = {
		pgPool,
		concurrency,
		pollInterval: 2_000,
		noHandleSignals: true,
		taskList: tasksOf(db),
		parsedCronItems: schedule,
		logger: WORKER_LOGGER,
		// In batches it awaits, and retries, the record of a job's result; otherwise nothing would, and stopping would leave
		// it behind as an unhandled rejection.
		preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
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

	let stopped: Promise<unknown> | undefined;
	return {
		async stop() {
			stopping.abort();
			await runner?.stop().catch(() => undefined);
			await ended;
			stopped ??= Promise.all([pgPool.end(), db.$disconnect()]);
			await stopped;
		},
	};
}

/** Idle connections and those in use: without a listener on each, a restart of the database ends the process. */
function openPool(url: string, max: number): pg.Pool {
	const pool = new pg.Pool({ connectionString: url, max, connectionTimeoutMillis: 10_000 });
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
