import type { Client, OperationId } from "./call-types.ts";
import { OPERATIONS } from "./generated/api.ts";
import { type ApiRequest, type Patience, send } from "./send.ts";

export type { Answer, Client, Input, OperationId, Options } from "./call-types.ts";
export { each } from "./each.ts";
export type { components } from "./generated/api.ts";
export { type Problem, ProblemError } from "./problem-error.ts";
export { UnansweredError } from "./unanswered-error.ts";

export interface ClientSettings extends Partial<Patience> {
	/** Where Commonpurse is, such as `https://credits.example.com`. */
	readonly url: string;
	/** An API key. */
	readonly key: string;
	/** In place of the runtime's own. */
	readonly fetch?: typeof fetch;
}

const PATIENCE: Patience = { tries: 5, timeoutMs: 30_000, tryTimeoutMs: 10_000 };

interface Operation {
	readonly method: string;
	/** With parameters in braces. */
	readonly path: string;
	readonly isKeyed: boolean;
	readonly isRepeatable: boolean;
}

type Fields = Readonly<Record<string, unknown>>;

/** All that a call may be given beside its fields. */
interface AnyOptions {
	readonly signal?: AbortSignal;
	readonly idempotencyKey?: string;
	readonly etag?: string;
}

/**
 * A client of one deployment with one key. A call is tried again, with the same idempotency key, where no answer came, the
 * API was busy or asked to wait: by default five times within 30 seconds. Throws a TypeError for an address or a key that
 * can't be one.
 */
export function createClient({ url, key, fetch = globalThis.fetch, ...patience }: ClientSettings): Client {
	const root = rootOf(url);
	if (!/^[\x21-\x7e]+$/.test(key)) throw new TypeError("The API key is empty, or has characters that no key has.");
	const settings = { ...PATIENCE, ...patience };
	const callOf = (name: string, operation: Operation) => {
		return async (input: Fields = {}, { signal, ...options }: AnyOptions = {}) => {
			const request = requestOf({ name, operation, root, key }, input, options);
			const { json, etag } = await send(request, settings, { fetch, signal });
			return etag === null ? json : { ...(json as object), etag };
		};
	};
	const operations: Readonly<Record<OperationId, Operation>> = OPERATIONS;
	return Object.fromEntries(
		Object.entries(operations).map(([name, operation]) => [name, callOf(name, operation)]),
	) as unknown as Client;
}

function rootOf(url: string): string {
	const { protocol, username, password, origin, pathname } = new URL(url);
	if (!/^https?:$/.test(protocol) || username || password) {
		throw new TypeError("The address has to begin with http: or https:, and has no name or password in it.");
	}
	return `${origin}${pathname.replace(/\/(api(\/v1)?\/?)?$/, "")}/api/v1`;
}

/** Divides what a caller gave: parameters into the address, the rest into the body or, where there is none, the query. */
function requestOf(
	{ name, operation, root, key }: { name: string; operation: Operation; root: string; key: string },
	input: Fields,
	{ etag, idempotencyKey = crypto.randomUUID() }: AnyOptions,
): ApiRequest {
	const { method, path, isKeyed, isRepeatable } = operation;
	const rest = { ...input };
	const address = path.replace(/\{(\w+)\}/g, (_, field: string) => {
		delete rest[field];
		return segmentOf(field, input[field]);
	});
	const hasBody = method !== "GET" && method !== "DELETE";
	const query = hasBody ? "" : queryOf(rest);
	return {
		operation: name,
		method,
		url: `${root}${address}${query}`,
		headers: {
			accept: "application/json, application/problem+json",
			authorization: `Bearer ${key}`,
			...(hasBody && { "content-type": "application/json" }),
			...(isKeyed && { "idempotency-key": idempotencyKey }),
			...(etag !== undefined && { "if-match": etag }),
		},
		body: hasBody ? JSON.stringify(rest) : null,
		idempotencyKey: isKeyed ? idempotencyKey : null,
		isRepeatable,
	};
}

/** One part of an address: a dot or two would be another address. */
function segmentOf(field: string, value: unknown): string {
	const text = String(value ?? "");
	if (/^\.{0,2}$/.test(text)) throw new TypeError(`${field} is ${text === "" ? "missing" : `"${text}"`}.`);
	return encodeURIComponent(text);
}

function queryOf(fields: Fields): string {
	const said = Object.entries(fields).filter(([, value]) => value !== undefined);
	const query = new URLSearchParams(said.map(([field, value]) => [field, String(value)]));
	return said.length > 0 ? `?${query}` : "";
}
