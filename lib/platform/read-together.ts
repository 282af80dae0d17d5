/**
 * Reads what many ask for at the same moment with one statement: those who ask while one is under way are answered by the
 * next. Each answer is as of after it was asked for.
 */
export class ReadTogether<Asked, Found> {
	readonly #read: (asked: readonly Asked[]) => Promise<readonly Found[]>;
	#waiting: { asked: Asked; answer: (found: Found) => void; fail: (error: unknown) => void }[] = [];
	#isReading = false;

	/** `read` returns what was found for each, in the order given. */
	constructor(read: (asked: readonly Asked[]) => Promise<readonly Found[]>) {
		this.#read = read;
	}

	find(asked: Asked): Promise<Found> {
		return new Promise((answer, fail) => {
			this.#waiting.push({ asked, answer, fail });
			if (!this.#isReading) void this.#readAll();
		});
	}

	async #readAll(): Promise<void> {
		this.#isReading = true;
		while (this.#waiting.length > 0) {
			const jobs = this.#waiting;
			this.#waiting = [];
			try {
				const found = await this.#read(jobs.map(({ asked }) => asked));
				for (const [index, { answer }] of jobs.entries()) answer(found[index] as Found);
			} catch (error) {
				for (const { fail } of jobs) fail(error);
			}
		}
		this.#isReading = false;
	}
}
