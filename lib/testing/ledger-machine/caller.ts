import { canonicalJson } from "@/lib/ledger/requests/canonical-json.ts";
import { isFinalAnswer } from "@/lib/ledger/requests/post-once.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { isBusy, UnknownOutcome } from "@/lib/platform/database/is-busy.ts";
import type { RefusalCode, Result } from "@/lib/platform/refusal.ts";
import type { Book } from "./book.ts";
import type { Again, VerbName } from "./steps.ts";
import type { Span } from "./timeline.ts";

/** What a verb may answer besides success, as it documents; *busy* aside. */
const DOCUMENTED: { readonly [Verb in VerbName]: readonly RefusalCode[] } = {
	charge: ["INSUFFICIENT_CREDITS", "FORBIDDEN", "CONFLICT", "NOT_FOUND"],
	hold: ["INSUFFICIENT_CREDITS", "FORBIDDEN", "CONFLICT", "NOT_FOUND"],
	capture: ["CONFLICT"],
	release: ["CONFLICT"],
	extend: ["CONFLICT"],
	refund: ["CONFLICT"],
	cancel: ["CONFLICT"],
	share: ["INSUFFICIENT_CREDITS", "FORBIDDEN", "CONFLICT", "NOT_FOUND"],
	takeBack: ["INSUFFICIENT_CREDITS", "CONFLICT", "NOT_FOUND"],
	admit: ["CONFLICT", "NOT_FOUND"],
	expel: ["CONFLICT", "NOT_FOUND"],
	block: ["CONFLICT", "NOT_FOUND"],
	unblock: ["CONFLICT", "NOT_FOUND"],
	renew: ["CONFLICT", "NOT_FOUND", "FORBIDDEN"],
	handOver: ["CONFLICT", "NOT_FOUND", "FORBIDDEN", "INVALID", "TOO_MANY_REQUESTS"],
	grant: [],
	adjust: ["INSUFFICIENT_CREDITS", "CONFLICT"],
	undo: ["CONFLICT"],
	buy: [],
	refundOrder: ["INSUFFICIENT_CREDITS"],
	limit: ["CONFLICT", "NOT_FOUND"],
	raise: ["CONFLICT", "NOT_FOUND", "INVALID"],
	endRaise: ["CONFLICT", "NOT_FOUND"],
	owner: ["CONFLICT"],
	sweep: [],
	allowance: [],
	takeAllowanceBack: [],
	cover: [],
	endCoverage: [],
	batch: [],
	withdraw: [],
};

/** Nothing was changed by what is busy: it is asked again under the same key, as a client does. */
const MOST_TIMES = 20;
const DEADLOCK = "40P01";

/** What a call was answered in the end: null where it was busy to the end. */
type Answer<Value> = Result<Value> | null;

/** Calls the verbs as one worker, from one of several processes, and writes down how they answer. */
export class Caller {
	readonly #places: readonly Database[];
	readonly #book: Book;
	readonly #name: string;

	/** Of the places, the first is the worker's own; a repetition comes from the next one. */
	constructor(places: readonly Database[], book: Book, name: string) {
		this.#places = places;
		this.#book = book;
		this.#name = name;
	}

	/** As `askEach`, for one answer. */
	async ask<Value>(
		verb: VerbName,
		again: Again,
		call: (db: Database) => Promise<Result<Value>>,
	): Promise<Span & { readonly answer: Answer<Value> }> {
		const { answers, ...span } = await this.askEach(verb, again, async (db) => [await call(db)]);
		return { ...span, answer: answers[0] ?? null };
	}

	/**
	 * Asks for one or several things, and again under the same keys where it is to be: whatever is answered for good has to
	 * be the same each time. Empty where all of it was busy to the end.
	 */
	async askEach<Value>(
		verb: VerbName,
		again: Again,
		call: (db: Database) => Promise<readonly Result<Value>[]>,
	): Promise<Span & { readonly answers: readonly Answer<Value>[] }> {
		const begun = this.#book.tick();
		const once = (place: number) => this.#untilAnswered(verb, place, call);
		const first = once(0);
		if (again !== "meanwhile") await first;
		const second = again === "not" ? null : once(1);
		const all = (await Promise.all([first, second])).flatMap((answers) => (answers ? [answers] : []));
		const answers = (all[0] ?? []).map((_, index) =>
			this.#agreed(
				verb,
				all.flatMap((each) => each[index] ?? []),
			),
		);
		return { begun, ended: this.#book.tick(), answers };
	}

	#agreed<Value>(verb: VerbName, answers: readonly Result<Value>[]): Answer<Value> {
		const final = answers.filter(isFinalAnswer);
		const [one, other] = final.map(canonicalJson);
		if (other !== undefined && one !== other) this.#report(`${verb} was answered ${one} and, repeated, ${other}`);
		const answer = final[0] ?? answers[0] ?? null;
		if (answer && !answer.ok && !DOCUMENTED[verb].includes(answer.code)) {
			this.#report(`${verb} was refused with ${answer.code} (${answer.key})`);
		}
		this.#book.count(verb, !answer || answer.ok ? "done" : answer.code);
		return answer;
	}

	async #untilAnswered<Value>(
		verb: VerbName,
		place: number,
		call: (db: Database) => Promise<readonly Result<Value>[]>,
	): Promise<readonly Result<Value>[] | null> {
		const db = this.#places[place % this.#places.length];
		if (!db) throw new Error("There is no place to call from.");
		for (let times = 1; times <= MOST_TIMES; times += 1) {
			try {
				return await call(db);
			} catch (error) {
				if (!isBusy(error) || error instanceof UnknownOutcome || isDeadlock(error)) {
					this.#report(`${verb} failed: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
					return null;
				}
				this.#book.count(verb, "busy");
			}
		}
		return null;
	}

	#report(sentence: string): void {
		this.#book.problems.push(`${this.#name}: ${sentence}`);
	}
}

function isDeadlock(error: unknown): boolean {
	for (let current = error, depth = 0; typeof current === "object" && current !== null && depth < 6; depth += 1) {
		const { code, originalCode, cause } = current as Record<string, unknown>;
		if (code === DEADLOCK || originalCode === DEADLOCK) return true;
		current = cause;
	}
	return false;
}
