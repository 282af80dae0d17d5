import { hashLine } from "./hash-line.ts";
import type { Line } from "./read-statement.ts";
import type { Head } from "./signed-head.ts";

/** Where the chain stands after some line. */
interface Link {
	readonly version: bigint;
	readonly balance: bigint;
	readonly hash: string;
	readonly postedAtMs: number;
}

/** What a line says, as far as the chain needs it. */
interface Step extends Link {
	readonly line: Line;
	readonly credits: bigint;
}

/**
 * The first line that doesn't follow from the one before it, in a sentence: changed, left out, put in or moved. Null where
 * all lines lead from the opening of the head, which is signed, to its closing.
 */
export async function checkLines(head: Head, lines: AsyncIterable<Line>): Promise<string | null> {
	const steps = new Steps(lines);
	let before: Link = linkOf(head.opening);
	for (let step = await steps.next(); step; step = await steps.next()) {
		if (typeof step === "string") return step;
		const problem =
			(await problemOfPlace(step, { before, head, steps })) ?? (await problemOfHash(step, { before, head, steps }));
		if (problem !== null) return problem;
		before = step;
	}
	return problemOfEnd(before, head);
}

/** The steps of the lines, with a look at the next one. What can't be read is a sentence. */
class Steps {
	readonly #lines: AsyncIterator<Line>;
	#ahead: Step | string | null | undefined;

	constructor(lines: AsyncIterable<Line>) {
		this.#lines = lines[Symbol.asyncIterator]();
	}

	async peek(): Promise<Step | string | null> {
		this.#ahead ??= await this.#read();
		return this.#ahead;
	}

	async next(): Promise<Step | string | null> {
		const step = await this.peek();
		this.#ahead = undefined;
		return step;
	}

	async #read(): Promise<Step | string | null> {
		const { done, value } = await this.#lines.next();
		return done ? null : stepOf(value);
	}
}

function stepOf(line: Line): Step | string {
	const { proven, where, changedCell } = line;
	if (changedCell !== null) return `${capital(where)} was changed: its ${changedCell} isn't what was hashed.`;
	const whole = (name: string) => proven.get(name) ?? "";
	const postedAtMs = Date.parse(whole("posted_at"));
	if (![whole("version"), whole("credits"), whole("balance_after")].every(isWhole) || Number.isNaN(postedAtMs)) {
		return `${capital(where)} was changed: its version, credits, balance or time can't be read.`;
	}
	const [version, credits, balance] = [whole("version"), whole("credits"), whole("balance_after")].map(BigInt);
	return { line, version: version ?? 0n, credits: credits ?? 0n, balance: balance ?? 0n, hash: line.hash, postedAtMs };
}

interface Around {
	readonly before: Link;
	readonly head: Head;
	readonly steps: Steps;
}

/** Whether a line stands where it belongs. */
async function problemOfPlace({ line, version }: Step, { before, head, steps }: Around): Promise<string | null> {
	const due = before.version + 1n;
	const where = capital(line.where);
	if (version > BigInt(head.closing.version)) return `${where} was put in: entry ${version} is not of this statement.`;
	if (version === due) return null;
	if (version < due) return `${where} was put in: entry ${version} does not belong here.`;
	for (let step = await steps.next(); step; step = await steps.next()) {
		if (typeof step !== "string" && step.version === due) {
			return `${where} was moved: it has entry ${version} where entry ${due} belongs, which is at ${step.line.where}.`;
		}
	}
	const missing = version - 1n === due ? `Entry ${due} was` : `Entries ${due} to ${version - 1n} were`;
	return `${missing} left out, before ${line.where}.`;
}

/** Whether a line has the hash of what it says. Where it hasn't, the line after it tells what became of it. */
async function problemOfHash(step: Step, { before, head, steps }: Around): Promise<string | null> {
	const due = hashAfter(head, before.hash, step);
	if (due === step.hash) return problemOfLedger(step, before, head);
	const where = capital(step.line.where);
	const next = await steps.peek();
	if (next === null || typeof next === "string") return `${where} was changed.`;
	if (hashAfter(head, before.hash, at(next, step.version)) === next.hash) {
		const isSwapped = hashAfter(head, next.hash, at(step, step.version + 1n)) === step.hash;
		return `${where} was ${isSwapped ? "moved" : "put in"}: what belongs there is at ${next.line.where}.`;
	}
	return hashAfter(head, due, next) === next.hash
		? `${where} was changed: its hash is another one.`
		: `${where} was changed.`;
}

/** What a line says that can't be although its hash is right: then the ledger itself was wrong when it was signed. */
function problemOfLedger(
	{ line, credits, balance, postedAtMs }: Step,
	before: Link,
	{ from, until }: Head,
): string | null {
	const where = capital(line.where);
	if (balance !== before.balance + credits) {
		return `${where} is wrong: ${credits} credits don't take the balance from ${before.balance} to ${balance}.`;
	}
	if (postedAtMs < before.postedAtMs) return `${where} is wrong: it was posted before the entry before it.`;
	const isWithin = (!from || postedAtMs >= Date.parse(from)) && (!until || postedAtMs < Date.parse(until));
	return isWithin ? null : `${where} is wrong: it is not of the statement's period.`;
}

function problemOfEnd(last: Link, { closing }: Head): string | null {
	const missing = BigInt(closing.version) - last.version;
	if (missing > 0n) return `The last ${missing === 1n ? "entry was" : `${missing} entries were`} left out.`;
	if (last.hash === closing.hash && last.balance === BigInt(closing.balance)) return null;
	return "Lines were changed, and the hashes of all that follow them made again: they don't end in the hash that was signed. Only another copy of the statement tells which.";
}

function hashAfter({ account_id }: Head, before: string, { line }: Step): string {
	return hashLine(account_id, before, line.proven);
}

/** A step as it would be under another number, which a forger may have given it. */
function at(step: Step, version: bigint): Step {
	const proven = new Map(step.line.proven).set("version", String(version));
	return { ...step, version, line: { ...step.line, proven } };
}

function linkOf({ version, balance, hash, posted_at }: Head["opening"]): Link {
	const postedAtMs = posted_at === null ? Number.NEGATIVE_INFINITY : Date.parse(posted_at);
	return { version: BigInt(version), balance: BigInt(balance), hash, postedAtMs };
}

function isWhole(text: string): boolean {
	return /^-?\d{1,19}$/.test(text);
}

function capital(text: string): string {
	return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
