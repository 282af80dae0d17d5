import { setTimeout as wait } from "node:timers/promises";
import type { PlainDatabase } from "@/lib/platform/database/plain-database.ts";
import { logger } from "@/lib/platform/logger.ts";
import type { NewRefusal } from "./new-refusal.ts";
import { type CountedRefusal, count, digestOf, writeRefusals } from "./write-refusals.ts";

// The refused caller has their answer before anything is written about it, and what is written can't fail it: it goes out
// afterwards, on a transaction of its own, at once where there was peace and otherwise once a second, the same ones
// counted. What a process can't write, or ends with, is missing from a list of recent refusals, and nowhere else.

const PAUSE_MS = 1_000;
/** More different ones a second are not kept. */
const MOST_KEPT = 1_000;

const logs = new WeakMap<PlainDatabase, RefusalLog>();

/** The one log of this process for a database. */
export function refusalLogOf(database: PlainDatabase): RefusalLog {
	const known = logs.get(database);
	if (known) return known;
	const log = new RefusalLog(database);
	logs.set(database, log);
	return log;
}

class RefusalLog {
	readonly #database: PlainDatabase;
	#noted = new Map<string, CountedRefusal>();
	#dropped = 0;
	#isWriting = false;

	constructor(database: PlainDatabase) {
		this.#database = database;
	}

	/** Keeps a refusal for people to look up. Never throws, and waits for nothing. */
	note(refusal: NewRefusal): void {
		const digest = digestOf(refusal);
		if (this.#noted.size >= MOST_KEPT && !this.#noted.has(digest)) this.#dropped += 1;
		else count(this.#noted, refusal, digest);
		if (!this.#isWriting) void this.#write();
	}

	async #write(): Promise<void> {
		this.#isWriting = true;
		while (this.#noted.size > 0) {
			const [noted, dropped] = [this.#noted, this.#dropped];
			this.#noted = new Map();
			this.#dropped = 0;
			await this.#database
				.transaction((sql) => writeRefusals(sql, noted))
				.catch((error: unknown) => {
					logger.warn({ error, refusals: noted.size }, "Refusals were not kept.");
				});
			if (dropped > 0) logger.warn({ refusals: dropped }, "Too many refusals to keep.");
			await wait(PAUSE_MS, undefined, { ref: false });
		}
		this.#isWriting = false;
	}
}
