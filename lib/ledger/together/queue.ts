import { setTimeout as wait } from "node:timers/promises";
import { databaseClock } from "@/lib/platform/database/clock.ts";
import { isBusy, UnknownOutcome } from "@/lib/platform/database/is-busy.ts";
import type { PlainDatabase } from "@/lib/platform/database/plain-database.ts";
import { metrics } from "@/lib/platform/metrics.ts";
import { refusalLogOf } from "../refusals/refusal-log.ts";
import { MAX_ROUNDS } from "../requests/post-once.ts";
import { ArrivedJobs } from "./arrived-jobs.ts";
import type { Job } from "./job.ts";
import { LockedJobs } from "./locked-jobs.ts";
import type { Operation, Settled, Waiting } from "./operation.ts";
import { postTogether, type Verdict } from "./post-together.ts";

// What this process posts goes through one queue for each database. A lane takes what has come while others were under
// way, and begins at once when none is: nothing waits for a timer. It skips what others have locked. Those operations
// wait for it in lanes of their own, each with a connection, so that nobody else waits with them.

/** As many as PostgreSQL's lock table has room for with default settings, several times: each key is an advisory lock. */
const MOST_TOGETHER = 1_000;

// A caller who waits gets an answer within five seconds: at most twice this long for a lock, after at most this for a lane.
const WAIT_FOR_LOCK_MS = 1_500;
const WAIT_FOR_LANE_MS = 2_500;

/** While one transaction decides and writes, the next one looks up who pays and claims its keys. */
const LANES = 2;

/** How long it is tried to learn what became of a transaction whose connection broke in its commit. */
const WAIT_FOR_OUTCOME_MS = 4_000;
const ASK_AGAIN_MS = 200;

const queues = new WeakMap<PlainDatabase, Queue>();

/** The one queue of this process for a database. */
export function queueOf(database: PlainDatabase): Queue {
	const known = queues.get(database);
	if (known) return known;
	const queue = new Queue(database);
	queues.set(database, queue);
	return queue;
}

export class Queue {
	readonly #database: PlainDatabase;
	readonly #arrived = new ArrivedJobs();
	readonly #locked = new LockedJobs();
	#isStarting = false;
	#lanes = 0;
	/** Resolves when the accounts of the last transaction that has begun are free again, where one is under way. */
	#lastTurn: Promise<void> | undefined;
	#waitingLanes = 0;

	constructor(database: PlainDatabase) {
		this.#database = database;
	}

	/** Posts an operation together with others. An error is one that it alone has, or that a wait has ended (`isBusy`). */
	post(operation: Operation): Promise<Settled<unknown>> {
		return new Promise((resolve) => {
			metrics.postingWaiting.inc();
			const settle = (settled: Settled<unknown>) => {
				metrics.postingWaiting.dec();
				resolve(settled);
			};
			const job = { operation, since: Date.now(), settle, rounds: 0, lockedBy: "" };
			const by = this.#locked.contended(operation.matter);
			if (by === null) this.#arrived.add(job);
			else this.#locked.add(job, { by, isOfMatter: true });
			this.#start();
		});
	}

	/** Begins after all that has come by now is read. */
	#start(): void {
		if (this.#isStarting) return;
		this.#isStarting = true;
		setImmediate(() => {
			this.#isStarting = false;
			this.#startPosting();
			this.#startWaiting();
		});
	}

	#startPosting(): void {
		if (this.#lanes === LANES || !this.#arrived.areLeft) return;
		this.#lanes += 1;
		void this.#postArrived();
	}

	async #postArrived(): Promise<void> {
		while (this.#arrived.areLeft) {
			const jobs = this.#arrived.take(MOST_TOGETHER);
			const turn = this.#lastTurn;
			let end = () => {};
			const ended = new Promise<void>((resolve) => {
				end = resolve;
			});
			this.#lastTurn = ended;
			await this.#settle(jobs, { skipLocked: true, turn });
			end();
			if (this.#lastTurn === ended) this.#lastTurn = undefined;
		}
		this.#lanes -= 1;
	}

	/** Each lane waits for one thing at a time, with all that need it. */
	#startWaiting(): void {
		while (this.#locked.areLeft && this.#waitingLanes < this.#database.connections - LANES) {
			this.#waitingLanes += 1;
			void this.#postLocked(this.#locked.takeLongestWaiting(MOST_TOGETHER));
		}
	}

	async #postLocked(first: readonly Job[]): Promise<void> {
		let jobs = first;
		while (jobs.length > 0) {
			const by = jobs[0]?.lockedBy ?? "";
			await this.#settle(jobs, { skipLocked: false });
			this.#locked.waited(by);
			this.#giveUp();
			jobs = this.#locked.takeLongestWaiting(MOST_TOGETHER);
			// What others wait for may be free by now.
			await this.#settle(this.#locked.takeOthers(MOST_TOGETHER), { skipLocked: true });
		}
		this.#waitingLanes -= 1;
	}

	/** Nothing is left of their time in which to wait for a lock. */
	#giveUp(): void {
		if (this.#database.lockMs === 0) return;
		const late = this.#locked.takeLate(Date.now() - WAIT_FOR_LANE_MS);
		for (const job of late) job.settle({ error: new LockedByOthers() });
	}

	/** Posts these in one transaction, and answers those that it has done. What fails is taken apart. */
	async #settle(jobs: readonly Job[], waiting: Waiting): Promise<void> {
		if (jobs.length === 0) return;
		try {
			const verdicts = await this.#transaction(
				jobs.map(({ operation }) => operation),
				waiting,
			);
			for (const job of jobs) this.#proceed(job, verdicts.get(job.operation));
			this.#startWaiting();
		} catch (error) {
			const [first, ...others] = jobs;
			if (first && others.length === 0) first.settle({ error });
			else if (error instanceof UnknownOutcome || isBusy(error))
				for (const job of jobs) job.settle({ error: own(error) });
			else {
				const half = Math.ceil(jobs.length / 2);
				await this.#settle(jobs.slice(0, half), waiting);
				await this.#settle(jobs.slice(half), waiting);
			}
		}
	}

	#proceed(job: Job, verdict: Verdict | undefined): void {
		if (verdict?.state === "answered") {
			job.settle(verdict);
			if (verdict.shard !== undefined) this.#arrived.learn(job.operation.matter, verdict.shard);
			if (verdict.refused) refusalLogOf(this.#database).note(verdict.refused);
		} else if (verdict?.state === "locked") this.#locked.add(job, verdict);
		else if (job.rounds < MAX_ROUNDS) {
			job.rounds += 1;
			this.#arrived.add(job);
			this.#start();
		} else job.settle({ error: new Error("Who pays kept changing while it was posted.") });
	}

	/**
	 * One transaction. Where the connection breaks in its commit, the same is posted again: the keys tell what became of it,
	 * and a caller whom they tell nothing else has it done now.
	 */
	async #transaction(operations: readonly Operation[], waiting: Waiting): Promise<ReadonlyMap<Operation, Verdict>> {
		const lockMs = Math.min(this.#database.lockMs, WAIT_FOR_LOCK_MS);
		let unknown: UnknownOutcome | null = null;
		let until = 0;
		for (;;) {
			try {
				const verdicts = await this.#database.transaction(
					(sql) => postTogether({ sql, clock: databaseClock }, operations, waiting),
					{ lockMs },
				);
				metrics.postedTogether.observe(operations.length);
				return verdicts;
			} catch (error) {
				if (error instanceof UnknownOutcome && !unknown) until = Date.now() + WAIT_FOR_OUTCOME_MS;
				if (error instanceof UnknownOutcome) unknown = error;
				if (!unknown || !(error === unknown || isBusy(error))) throw error;
				if (Date.now() > until) throw unknown;
				await wait(ASK_AGAIN_MS);
			}
		}
	}
}

/** An error that several have, for one of them: each is told under an id of its own. */
function own(error: unknown): Error {
	return error instanceof UnknownOutcome
		? new UnknownOutcome(error.cause)
		: new Error("A wait has ended.", { cause: error });
}

/** A wait that has ended, with nothing changed. */
class LockedByOthers extends Error {
	/** PostgreSQL's lock_not_available. */
	readonly code = "55P03";

	constructor() {
		super("What this needs is locked by other transactions.");
	}
}
