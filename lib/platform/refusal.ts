import type { Messages } from "@/lib/text/messages.ts";

/** The closed list of reasons for which a request is refused. */
export type RefusalCode =
	| "NOT_FOUND"
	| "FORBIDDEN"
	| "INVALID"
	| "CONFLICT"
	| "STALE"
	| "INSUFFICIENT_CREDITS"
	| "SUSPENDED"
	| "OTHER_USER"
	| "TOO_MANY_REQUESTS"
	/** A wait that ended: nothing was changed, and the same may be tried again soon. */
	| "BUSY";

export type RefusalKey = keyof Messages["refusals"];

/** Values for the message's placeholders. Credits are formatted by the message itself. */
export type RefusalValues = Record<string, string | number | bigint | Date>;

/**
 * An expected refusal: a value, never thrown. `key` is the sentence in `messages/<language>/refusals/`; `field` is
 * where the form shows it; `details` is what a screen needs to offer a next step.
 */
export interface Refusal {
	readonly ok: false;
	readonly code: RefusalCode;
	readonly key: RefusalKey;
	readonly values: RefusalValues;
	readonly field?: string;
	readonly details?: unknown;
}

/** The result of a verb: what it made, or why it was refused. */
export type Result<Value> = { readonly ok: true; readonly value: Value } | Refusal;

export function done<Value>(value: Value): { readonly ok: true; readonly value: Value } {
	return { ok: true, value };
}

export function refuse(
	code: RefusalCode,
	key: RefusalKey,
	values: RefusalValues = {},
	more: { field?: string; details?: unknown } = {},
): Refusal {
	return { ok: false, code, key, values, ...more };
}

export function isRefusal(value: unknown): value is Refusal {
	return typeof value === "object" && value !== null && "ok" in value && value.ok === false && "key" in value;
}
