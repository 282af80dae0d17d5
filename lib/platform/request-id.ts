import { AsyncLocalStorage } from "node:async_hooks";
import { newId } from "./ids.ts";

/** The header in which the server tells itself a request's id, and answers it. */
export const REQUEST_ID_HEADER = "x-request-id";

/** A request that is being answered. */
export interface CurrentRequest {
	readonly id: string;
	/** Whether something for it waited too long. */
	isBusy: boolean;
}

// Next loads this file more than once, for its proxy, its pages and the start: all of them share one store.
const shared = globalThis as { commonpurseRequests?: AsyncLocalStorage<CurrentRequest> };
shared.commonpurseRequests ??= new AsyncLocalStorage<CurrentRequest>();
const requests = shared.commonpurseRequests;

/** The id of the request that is being answered; undefined where there is none, as in a job. */
export function currentRequestId(): string | undefined {
	return requests.getStore()?.id;
}

/** Notes that something for this request waited too long; answers its id, if there is a request. */
export function setRequestBusy(): string | undefined {
	const request = requests.getStore();
	if (request) request.isBusy = true;
	return request?.id;
}

/** Gives what follows in this request an id: the one that a trusted proxy gave it, or a new one. */
export function beginRequest(givenByProxy: unknown): CurrentRequest {
	const isId = typeof givenByProxy === "string" && /^[\w.-]{8,100}$/.test(givenByProxy);
	const request = { id: isId ? givenByProxy : newId(), isBusy: false };
	requests.enterWith(request);
	return request;
}
