import { subscribe } from "node:diagnostics_channel";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import { beginRequest, type CurrentRequest, REQUEST_ID_HEADER } from "@/lib/platform/current-request.ts";
import { env } from "@/lib/platform/env.ts";
import { logger } from "@/lib/platform/logger.ts";
import { metrics } from "@/lib/platform/metrics.ts";
import { parseTrustedProxies, type TrustedProxies } from "@/lib/text/addresses/trusted-proxies.ts";
import { CLIENT_ADDRESS_HEADER, findClientAddress, isFromProxy } from "./client-address.ts";
import { measureRequest } from "./measure-request.ts";
import { securityHeaders } from "./security-headers.ts";

const shared = globalThis as { commonpurseWatchesRequests?: boolean };

/**
 * Sees every request before Next does, on Node's own diagnostics channel, for what Next has no hook for: recording
 * where the request came from and giving it an id, not trusting the X-Forwarded-* headers that Next would trust, and
 * adding the security headers to answers that no proxy or route makes, such as static files and the refusal of a
 * malformed address.
 */
export function watchRequests(): void {
	if (shared.commonpurseWatchesRequests) return;
	shared.commonpurseWatchesRequests = true;
	const appUrl = new URL(env.APP_URL);
	// Over https at least one proxy stands in front: the one that ends the TLS.
	const proxies = parseTrustedProxies(env.TRUSTED_PROXIES ?? (appUrl.protocol === "https:" ? "1" : "0"));
	if (!proxies) throw new Error("TRUSTED_PROXIES can't be read.");
	const headersOfAnswers = Object.entries(securityHeaders(env.APP_URL));
	subscribe("http.server.request.start", (message) => {
		const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
		const current = noteRequest(request, { proxies, appUrl });
		response.setHeader(REQUEST_ID_HEADER, current.id);
		answerBusy(response, current);
		if (env.METRICS_TOKEN) measureRequest(request, response, current);
		for (const [name, value] of headersOfAnswers) response.setHeader(name, value);
	});
}

/** How soon to try again after something was too busy. */
const RETRY_AFTER_SECONDS = 5;

/** A page or file that failed because something waited too long is not broken: it is a 503, to be tried again. */
export function answerBusy(response: ServerResponse, current: CurrentRequest): void {
	const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => ServerResponse;
	response.writeHead = (status: number, ...more: unknown[]) => {
		if (status !== 500 || !current.isBusy) return writeHead(status, ...more);
		response.setHeader("Retry-After", String(RETRY_AFTER_SECONDS));
		metrics.busy.inc({ where: "page" });
		return writeHead(503, ...more);
	};
}

interface Received {
	readonly headers: IncomingHttpHeaders;
	readonly socket: { readonly remoteAddress?: string };
}

/**
 * Replaces what a request claims about its origin, its id and the address that it requested with what the server knows.
 */
export function noteRequest(
	{ headers, socket }: Received,
	{ proxies, appUrl }: { proxies: TrustedProxies; appUrl: URL },
): CurrentRequest {
	const peer = { socketAddress: socket.remoteAddress, proxies };
	const forwardedFor = headers["x-forwarded-for"];
	const address = findClientAddress({ ...peer, forwardedFor: [forwardedFor].flat().join(",") });
	const isBelieved = isFromProxy(peer);
	if (forwardedFor && !isBelieved && proxies.hops !== 0) warnOfStranger(address);
	const current = beginRequest(isBelieved ? headers[REQUEST_ID_HEADER] : undefined);
	headers[REQUEST_ID_HEADER] = current.id;
	headers[CLIENT_ADDRESS_HEADER] = address;
	headers["x-forwarded-for"] = address;
	for (const name of ["forwarded", "x-real-ip", "x-forwarded-port", "x-forwarded-proto"]) delete headers[name];
	// Next compares an action's Origin with this header; over plain http it keeps the requested Host.
	if (appUrl.protocol === "https:") {
		headers["x-forwarded-host"] = appUrl.host;
		headers["x-forwarded-proto"] = "https";
	} else delete headers["x-forwarded-host"];
	return current;
}

let hasWarned = false;

/** Logged once: if it is the deployment's own proxy, all of its visitors count as one place until it is configured. */
function warnOfStranger(peer: string): void {
	if (hasWarned) return;
	hasWarned = true;
	logger.warn(
		{ peer },
		"X-Forwarded-For is not believed from this address. If it is your proxy, name it in TRUSTED_PROXIES.",
	);
}
