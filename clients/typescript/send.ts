import { setTimeout as wait } from "node:timers/promises";
import { type Problem, ProblemError } from "./problem-error.ts";
import { UnansweredError } from "./unanswered-error.ts";

/** A request as each try sends it. */
export interface ApiRequest {
	/** The operation's name. */
	readonly operation: string;
	readonly method: string;
	readonly url: string;
	readonly headers: Readonly<Record<string, string>>;
	readonly body: string | null;
	readonly idempotencyKey: string | null;
	/** Whether it may be sent again where it isn't known whether it was done. */
	readonly isRepeatable: boolean;
}

/** How long a call goes on. */
export interface Patience {
	/** At most so many tries. */
	readonly tries: number;
	/** At most so long, with all tries and the waits between them. */
	readonly timeoutMs: number;
	/** One try at most so long. */
	readonly tryTimeoutMs: number;
}

export interface ApiAnswer {
	readonly json: unknown;
	readonly etag: string | null;
}

/** What a try came to where it wasn't done: the API's problem, or something else in its place. */
type Missed = { readonly retryAfterMs: number | null } & (
	| { readonly problem: Problem }
	| { readonly lost: string; readonly status: number | null; readonly cause?: unknown }
);

const FIRST_WAIT_MS = 200;
const LONGEST_WAIT_MS = 5_000;

/** Problems that say that nothing was done. */
const UNDONE: readonly Problem["code"][] = ["too_many_requests", "busy"];

/**
 * Sends a request until it is answered, with the same key each time, within the tries and the time that there are. Throws a
 * ProblemError or an UnansweredError.
 */
export async function send(
	request: ApiRequest,
	{ tries, timeoutMs, tryTimeoutMs }: Patience,
	{ fetch, signal }: { fetch: typeof globalThis.fetch; signal?: AbortSignal },
): Promise<ApiAnswer> {
	const endsAt = performance.now() + timeoutMs;
	for (let tried = 1; ; tried++) {
		const leftMs = Math.max(1, Math.ceil(endsAt - performance.now()));
		const got = await tryOnce(request, { fetch, signal, timeoutMs: Math.min(tryTimeoutMs, leftMs) });
		if ("json" in got) return got;
		const waitMs = got.retryAfterMs ?? pauseMs(tried);
		const isOver = tried >= tries || performance.now() + waitMs >= endsAt;
		if (isOver || !mayRepeat(request, got)) throw errorOf(request, { missed: got, tries: tried });
		await wait(waitMs, undefined, { signal });
	}
}

async function tryOnce(
	{ method, url, headers, body }: ApiRequest,
	{ fetch, signal, timeoutMs }: { fetch: typeof globalThis.fetch; signal?: AbortSignal; timeoutMs: number },
): Promise<ApiAnswer | Missed> {
	const timeout = AbortSignal.timeout(timeoutMs);
	try {
		const response = await fetch(url, {
			method,
			headers,
			body,
			// The key goes to the address that was given, and to no other.
			redirect: "manual",
			signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
		});
		return readAnswer(response, await response.text());
	} catch (cause) {
		signal?.throwIfAborted();
		const lost = timeout.aborted ? `nothing came within ${timeoutMs} ms` : failureOf(cause);
		return { lost, status: null, retryAfterMs: null, cause };
	}
}

function readAnswer({ ok, status, headers }: Response, text: string): ApiAnswer | Missed {
	const type = headers.get("content-type")?.split(";")[0] ?? "no content";
	const retryAfterMs = readRetryAfter(headers.get("retry-after"));
	const json = type === "application/json" || type === "application/problem+json" ? parse(text) : undefined;
	if (ok && json !== undefined) return { json, etag: headers.get("etag") };
	if (!ok && type === "application/problem+json" && json) return { problem: json as Problem, retryAfterMs };
	const location = headers.get("location");
	const instead = location ? `a redirect to ${location}` : `status ${status} with ${type}`;
	return { lost: `${instead} came instead, which is not the API's`, status, retryAfterMs };
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** Seconds, or a date. */
function readRetryAfter(text: string | null): number | null {
	if (text === null) return null;
	const ms = /^\d+$/.test(text) ? Number(text) * 1_000 : Date.parse(text) - Date.now();
	return Number.isNaN(ms) ? null : Math.max(0, ms);
}

/** Longer after each try, and never the same, so that callers who failed together don't come back together. */
function pauseMs(tried: number): number {
	return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (tried - 1)) * (0.5 + Math.random() / 2);
}

function mayRepeat({ isRepeatable }: ApiRequest, missed: Missed): boolean {
	if ("problem" in missed) {
		return UNDONE.includes(missed.problem.code) || (isRepeatable && missed.problem.status >= 500);
	}
	return isRepeatable && (missed.status === null || missed.status === 429 || missed.status >= 500);
}

/** The innermost reason: `fetch` itself says only that it failed. */
function failureOf(error: unknown): string {
	if (!(error instanceof Error)) return "the connection failed";
	const inner = error.cause instanceof Error ? error.cause : error;
	return inner.message || ("code" in inner ? String(inner.code) : "the connection failed");
}

function errorOf(
	{ operation, idempotencyKey, isRepeatable }: ApiRequest,
	{ missed, tries }: { missed: Missed; tries: number },
): Error {
	if ("problem" in missed) return new ProblemError(missed.problem, idempotencyKey);
	const { lost: reason, cause } = missed;
	return new UnansweredError({ operation, reason, tries, idempotencyKey, isRepeatable }, { cause });
}
