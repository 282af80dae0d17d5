import { AsyncLocalStorage } from "node:async_hooks";
import { newId } from "./ids.ts";

/** The header in which the server passes a request's id to itself, and returns it. */
export const REQUEST_ID_HEADER = "x-request-id";

/** A request that is being answered. */
export interface CurrentRequest {
	readonly id: string;
	/** Whether something waited too long while answering it. */
	isBusy: boolean;
	/** The API key that it came with: what it changes is in the audit log with it. */
	apiKeyId: string | null;
}

// Next loads this file more than once, for its proxy, its pages and the start: all of them share one store.
const shared = globalThis as { commonpurseRequests?: AsyncLocalStorage<CurrentRequest> };
shared.commonpurseRequests ??= new AsyncLocalStorage<CurrentRequest>();
const requests = shared.commonpurseRequests;

/** The id of the request that is being answered; undefined outside a request, as in a job. */
export function currentRequestId(): string | undefined {
	return requests.getStore()?.id;
}

/** Notes that something waited too long while answering this request; returns its id, if there is a request. */
export function setRequestBusy(): string | undefined {
	const request = requests.getStore();
	if (request) request.isBusy = true;
	return request?.id;
}

/** Notes the API key with which this request came. */
export function setRequestApiKey(apiKeyId: string): void {
	const request = requests.getStore();
	if (request) request.apiKeyId = apiKeyId;
}

/** The API key with which the request that is being answered came; null where there is none. */
export function currentApiKeyId(): string | null {
	return requests.getStore()?.apiKeyId ?? null;
}

/** Gives the rest of this request an id: the one that a trusted proxy sent, or a new one. */
export function beginRequest(givenByProxy: unknown): CurrentRequest {
	const isId = typeof givenByProxy === "string" && /^[\w.-]{8,100}$/.test(givenByProxy);
	const request = { id: isId ? givenByProxy : newId(), isBusy: false, apiKeyId: null };
	requests.enterWith(request);
	return request;
}
