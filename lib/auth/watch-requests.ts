import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "@/lib/env.ts";
import { CLIENT_ADDRESS_HEADER, findClientAddress } from "./client-address.ts";
import { headersOfEverything } from "./security-headers.ts";

const shared = globalThis as { commonpurseWatchesRequests?: boolean };

/**
 * Sees every request before Next does, on Node's own diagnostics channel, for the three things that Next offers no place
 * for: noting whence the request came, forgetting the X-Forwarded-Host that Next would believe, and putting the security
 * headers on answers that no proxy or route makes, such as static files and the refusal of a malformed address.
 */
export function watchRequests(): void {
	if (shared.commonpurseWatchesRequests) return;
	shared.commonpurseWatchesRequests = true;
	const trustedProxies = env.TRUSTED_PROXIES ?? (env.APP_URL.startsWith("https://") ? 1 : 0);
	const securityHeaders = Object.entries(headersOfEverything(env.APP_URL));
	subscribe("http.server.request.start", (message) => {
		const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
		const forwardedFor = request.headers["x-forwarded-for"];
		request.headers[CLIENT_ADDRESS_HEADER] = findClientAddress({
			socketAddress: request.socket.remoteAddress,
			forwardedFor: Array.isArray(forwardedFor) ? forwardedFor.join(",") : forwardedFor,
			trustedProxies,
		});
		delete request.headers["x-forwarded-host"];
		for (const [name, value] of securityHeaders) response.setHeader(name, value);
	});
}
