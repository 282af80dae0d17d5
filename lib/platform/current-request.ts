import { AsyncLocalStorage } from "node:async_hooks";
import { newId } from "./ids.ts";

/** The header in which the server passes a request's id to itself, and returns it. */
export const REQUEST_ID_HEADER = "x-request-id";

/** A request that is being answered. */
export interface CurrentRequest {
	readonly id: string;
	/** Whether something waited too long while answering it. */
	isBusy: boolean;
	/** The pattern of its path, where what answers it has one of its own. */
	route: string | null;
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

/** Notes that something waited too long while answering this request. */
export function setRequestBusy(): void {
	const request = requests.getStore();
	if (request) request.isBusy = true;
}

/** Notes the pattern of this request's path, such as `/api/v1/charges/{charge_id}`, for the metrics. */
export function setRequestRoute(route: string): void {
	const request = requests.getStore();
	if (request) request.route = route;
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
	const request = { id: isId ? givenByProxy : newId(), isBusy: false, route: null, apiKeyId: null };
	requests.enterWith(request);
	return request;
}
