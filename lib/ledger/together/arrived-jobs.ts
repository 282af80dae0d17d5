import { isDistributed } from "../posting/by-shard.ts";
import type { Job } from "./job.ts";

const MOST_KNOWN = 50_000;

/** Operations that wait for the next transaction, in the order in which they came. */
export class ArrivedJobs {
	#jobs: Job[] = [];
	/** On which shard the pools of a matter were, when it was posted last. */
	readonly #shards = new Map<string, number>();
	readonly #byShard: boolean;

	constructor({ byShard = isDistributed } = {}) {
		this.#byShard = byShard;
	}

	get areLeft(): boolean {
		return this.#jobs.length > 0;
	}

	add(job: Job): void {
		this.#jobs.push(job);
	}

	/** Where operations of this matter go. */
	learn(matter: string, shard: number): void {
		if (!this.#byShard) return;
		if (this.#shards.size >= MOST_KNOWN) this.#shards.clear();
		this.#shards.set(matter, shard);
	}

	/**
	 * Those that are posted together next, in the order in which they came, the first one among them. Where more wait than one
	 * transaction takes and the ledger is distributed, those of as few shards as possible, as far as that is known: each
	 * shard takes statements of its own.
	 */
	take(most: number): Job[] {
		if (!this.#byShard || this.#jobs.length <= most) return this.#jobs.splice(0, most);
		const byShard = new Map<number | undefined, Job[]>();
		for (const job of this.#jobs) {
			const shard = this.#shards.get(job.operation.matter);
			const same = byShard.get(shard);
			if (same) same.push(job);
			else byShard.set(shard, [job]);
		}
		const chosen = new Set([...byShard.values()].flat().slice(0, most));
		const taken = this.#jobs.filter((job) => chosen.has(job));
		this.#jobs = this.#jobs.filter((job) => !chosen.has(job));
		return taken;
	}
}
