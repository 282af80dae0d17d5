import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "@/lib/env.ts";
import { CLIENT_ADDRESS_HEADER, findClientAddress } from "./client-address.ts";
import { headersOfEverything } from "./security-headers.ts";

const shared = globalThis as { commonpurseWatchesRequests?: boolean };

/**
 * Sees every request before Next does, on Node's own diagnostics channel, for the three things that Next offers no place
 * for: noting whence the request came, not believing the X-Forwarded-Host that Next would believe, and putting the security
 * headers on answers that no proxy or route makes, such as static files and the refusal of a malformed address.
 */
export function watchRequests(): void {
	if (shared.commonpurseWatchesRequests) return;
	shared.commonpurseWatchesRequests = true;
	const isSecure = env.APP_URL.startsWith("https://");
	// Next compares an action's Origin with this header; over plain http it is left with the Host that was asked.
	const ownHost = isSecure ? new URL(env.APP_URL).host : undefined;
	const trustedProxies = env.TRUSTED_PROXIES ?? (isSecure ? 1 : 0);
	const securityHeaders = Object.entries(headersOfEverything(env.APP_URL));
	subscribe("http.server.request.start", (message) => {
		const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
		const forwardedFor = request.headers["x-forwarded-for"];
		request.headers[CLIENT_ADDRESS_HEADER] = findClientAddress({
			socketAddress: request.socket.remoteAddress,
			forwardedFor: Array.isArray(forwardedFor) ? forwardedFor.join(",") : forwardedFor,
			trustedProxies,
		});
		if (ownHost) request.headers["x-forwarded-host"] = ownHost;
		else delete request.headers["x-forwarded-host"];
		for (const [name, value] of securityHeaders) response.setHeader(name, value);
	});
}
