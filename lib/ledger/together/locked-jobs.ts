import type { Job } from "./job.ts";
import type { Held } from "./post-together.ts";

/** How long what was found locked is taken to be contended: who needs it then needn't find out again. */
const CONTENDED_MS = 1_000;
const MOST_KNOWN = 10_000;

/** Operations that need what another transaction has locked, by what that is. */
export class LockedJobs {
	#jobs: Job[] = [];
	/** What lanes wait for now. */
	readonly #waitedFor = new Set<string>();
	readonly #contended = new Map<string, { readonly by: string; readonly until: number }>();

	/** Adds one, in the order in which they came. */
	add(job: Job, { by, isOfMatter }: Omit<Held, "state">): void {
		job.lockedBy = by;
		this.#jobs.push(job);
		if (!isOfMatter) return;
		const { matter } = job.operation;
		if (this.#contended.size >= MOST_KNOWN) this.#contended.clear();
		if (!this.#contended.has(matter)) this.#contended.set(matter, { by, until: Date.now() + CONTENDED_MS });
	}

	/** What an operation of this matter has to wait for, as far as that is known. */
	contended(matter: string): string | null {
		const known = this.#contended.get(matter);
		if (!known) return null;
		if (known.until >= Date.now()) return known.by;
		this.#contended.delete(matter);
		return null;
	}

	/** Whether there are any that no lane waits for. */
	get areLeft(): boolean {
		return this.#jobs.some((job) => this.#isLeft(job));
	}

	/** Those that need what the longest waiting one needs, which no lane waits for yet; empty where there are none. */
	takeLongestWaiting(most: number): Job[] {
		const by = this.#jobs.find((job) => this.#isLeft(job))?.lockedBy;
		if (by === undefined) return [];
		this.#waitedFor.add(by);
		return this.#take((job) => job.lockedBy === by, most);
	}

	/** The lane that has waited for this is free again. */
	waited(by: string): void {
		this.#waitedFor.delete(by);
	}

	/** Those that no lane waits for. */
	takeOthers(most: number): Job[] {
		return this.#take((job) => this.#isLeft(job), most);
	}

	/** Those that have come before this instant. */
	takeLate(latest: number): Job[] {
		return this.#take(({ since }) => since < latest, this.#jobs.length);
	}

	#isLeft({ lockedBy }: Job): boolean {
		return !this.#waitedFor.has(lockedBy);
	}

	#take(isWanted: (job: Job) => boolean, most: number): Job[] {
		const taken: Job[] = [];
		const left: Job[] = [];
		for (const job of this.#jobs) (taken.length < most && isWanted(job) ? taken : left).push(job);
		this.#jobs = left;
		return taken;
	}
}
