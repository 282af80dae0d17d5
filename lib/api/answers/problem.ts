import type { Refusal, RefusalCode } from "@/lib/platform/refusal.ts";

interface ProblemKind {
	readonly status: 400 | 401 | 402 | 403 | 404 | 405 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503;
	readonly title: string;
	/** What the caller does about it. */
	readonly advice: string;
}

/** Why a request was not done. The codes never change, and each says what to do. */
export const PROBLEMS = {
	malformed: {
		status: 400,
		title: "The request can't be read",
		advice: "Correct it, and send it again.",
	},
	invalid: {
		status: 400,
		title: "The request is not valid",
		advice: "Correct the fields in `errors`, and send it again. Nothing was stored: the same key may be used.",
	},
	invalid_cursor: {
		status: 400,
		title: "The cursor doesn't belong to this list",
		advice: "Start without a cursor, and send each with the filters with which it was given.",
	},
	key_missing: {
		status: 400,
		title: "An Idempotency-Key is missing",
		advice:
			"Send a key of your own, 1 to 255 visible ASCII characters, new for each request and the same for each repetition of it.",
	},
	unauthenticated: {
		status: 401,
		title: "There is no valid API key",
		advice: "Send `Authorization: Bearer cp_live_…` with a key that is in use.",
	},
	api_key_revoked: {
		status: 401,
		title: "This API key was revoked",
		advice: "Use another key. A person who manages API keys can make one.",
	},
	api_key_expired: {
		status: 401,
		title: "This API key has expired or was replaced",
		advice: "Use the key that replaced it, or have a new one made.",
	},
	insufficient_credits: {
		status: 402,
		title: "There are not enough credits",
		advice:
			"Have credits bought, shared or a limit raised, then try again with a new key: this one gets the same answer again.",
	},
	forbidden: {
		status: 403,
		title: "This may not be done with this API key",
		advice: "Use a key that may, or have what stands in the way changed.",
	},
	scope_missing: {
		status: 403,
		title: "This API key lacks a scope",
		advice: "Use a key that has this scope.",
	},
	suspended: {
		status: 403,
		title: "Someone concerned is suspended",
		advice: "Have the person reactivated, or let another pool pay; the same key may be used then.",
	},
	paused: {
		status: 403,
		title: "This service user is paused",
		advice: "Have the service user resumed; the same key may be used then.",
	},
	not_found: {
		status: 404,
		title: "There is no such thing",
		advice: "Check the address and the ids: what this key doesn't reach isn't there for it.",
	},
	method_not_allowed: {
		status: 405,
		title: "This address has no such method",
		advice: "See `Allow` for those that it has.",
	},
	conflict: {
		status: 409,
		title: "This can't be done as things are",
		advice: "Read what it is about again, then decide again.",
	},
	stale: {
		status: 412,
		title: "It was changed meanwhile",
		advice: "Read it again, and send the change with its new ETag in If-Match.",
	},
	too_large: {
		status: 413,
		title: "The body is too large",
		advice: "Send less at once.",
	},
	wrong_content_type: {
		status: 415,
		title: "The body is not declared as JSON",
		advice: "Send `Content-Type: application/json`, in UTF-8.",
	},
	key_used_otherwise: {
		status: 422,
		title: "This Idempotency-Key was used for another request",
		advice: "Use a new key for a new request; what the first one did stands.",
	},
	version_missing: {
		status: 428,
		title: "If-Match is missing",
		advice: "Send the ETag with which you have read it in If-Match.",
	},
	too_many_requests: {
		status: 429,
		title: "Too many requests",
		advice: "Wait for as long as Retry-After says; charge in batches.",
	},
	unexpected: {
		status: 500,
		title: "Something failed on our side",
		advice: "Try again with the same key, which tells what became of it. If it happens once more, report `request_id`.",
	},
	busy: {
		status: 503,
		title: "Too much is going on",
		advice: "Nothing was changed. Try again with the same key after Retry-After.",
	},
	outcome_unknown: {
		status: 503,
		title: "It is not known whether this was done",
		advice: "Send it again with the same key: it is done once, and the answer tells.",
	},
} as const satisfies Record<string, ProblemKind>;

export type ProblemCode = keyof typeof PROBLEMS;

/** How soon to try again, in seconds, where nothing else says it. */
export const RETRY_SECONDS = 5;

/** A problem as it is answered (RFC 9457). */
export interface Problem {
	readonly type: string;
	readonly title: string;
	readonly status: ProblemKind["status"];
	readonly code: ProblemCode;
	/** What it is in this case. */
	readonly detail: string;
	readonly advice: string;
	/** Finer than the code, and as stable: `member_limit_reached`. */
	readonly reason?: string;
	/** What is wrong with fields of the request. */
	readonly errors?: { readonly field: string; readonly detail: string }[];
	/** The numbers and names in `detail`. */
	readonly values?: Record<string, string | number>;
	readonly request_id?: string;
}

type Details = Pick<Problem, "reason" | "errors" | "values">;

/** Where the reference, which is served beside the API, explains a code. */
export const REFERENCE_PATH = "/api/reference";

export function problemOf(code: ProblemCode, detail?: string, more: Details = {}): Problem {
	const { title, status, advice } = PROBLEMS[code];
	return { type: `${REFERENCE_PATH}#${code}`, title, status, code, detail: detail ?? `${title}.`, advice, ...more };
}

const CODES: Readonly<Record<RefusalCode, ProblemCode>> = {
	NOT_FOUND: "not_found",
	FORBIDDEN: "forbidden",
	INVALID: "invalid",
	CONFLICT: "conflict",
	STALE: "stale",
	INSUFFICIENT_CREDITS: "insufficient_credits",
	SUSPENDED: "suspended",
	OTHER_USER: "forbidden",
	TOO_MANY_REQUESTS: "too_many_requests",
	BUSY: "busy",
};

/** Where a caller does something else about it than about others of the same code. */
const CODES_OF_KEYS: Readonly<Partial<Record<Refusal["key"], ProblemCode>>> = {
	keyUsedOtherwise: "key_used_otherwise",
	serviceUserPaused: "paused",
};

/** A verb's refusal as a problem; `detail` is its sentence. */
export function problemOfRefusal({ code, key, values, field }: Refusal, detail: string): Problem {
	const said = Object.entries(values).map(([name, value]) => [snakeCase(name), plain(value)] as const);
	return problemOf(CODES_OF_KEYS[key] ?? CODES[code], detail, {
		reason: snakeCase(key),
		...(said.length > 0 && { values: Object.fromEntries(said) }),
		...(field && { errors: [{ field: snakeCase(field), detail }] }),
	});
}

function snakeCase(name: string): string {
	return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

function plain(value: string | number | bigint | Date): string | number {
	if (typeof value === "bigint") return Number(value);
	return value instanceof Date ? value.toISOString() : value;
}
