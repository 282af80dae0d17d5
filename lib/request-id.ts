import { AsyncLocalStorage } from "node:async_hooks";
import { newId } from "./ids.ts";

/** The header in which the server tells itself a request's id, and answers it. */
export const REQUEST_ID_HEADER = "x-request-id";

// Next loads this file more than once, for its proxy, its pages and the start: all of them share one store.
const shared = globalThis as { commonpurseRequests?: AsyncLocalStorage<string> };
shared.commonpurseRequests ??= new AsyncLocalStorage<string>();
const requests = shared.commonpurseRequests;

/** The id of the request that is being answered; undefined where there is none, as in a job. */
export function currentRequestId(): string | undefined {
	return requests.getStore();
}

/** Gives what follows in this request an id: the one that a trusted proxy gave it, or a new one. */
export function beginRequest(givenByProxy: unknown): string {
	const isId = typeof givenByProxy === "string" && /^[\w.-]{8,100}$/.test(givenByProxy);
	const id = isId ? givenByProxy : newId();
	requests.enterWith(id);
	return id;
}
