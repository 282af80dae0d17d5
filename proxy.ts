import { type NextRequest, NextResponse } from "next/server";
import { isOwnHost } from "./lib/auth/requests/own-host.ts";
import { isSameOrigin } from "./lib/auth/requests/same-origin.ts";
import { contentSecurityPolicy, securityHeaders } from "./lib/auth/requests/security-headers.ts";
import { env } from "./lib/platform/env.ts";
import { isDraining } from "./lib/platform/is-draining.ts";
import { logger } from "./lib/platform/logger.ts";

const READING = ["GET", "HEAD", "OPTIONS"];
/** They say by themselves whether anything new is taken. */
const HEALTH = ["/api/health", "/api/live", "/api/ready"];
const RETRY_SECONDS = "5";
/** Asked by programs, with a key in a header and no cookie: another site's page can't act through a browser here. */
const API = "/api/v1/";

/**
 * Stands before every request: refuses what another site makes a browser send, and what comes when the portal is ending,
 * and gives each page its own policy. It decides nothing about who may do what; each verb and read does that for itself.
 */
export function proxy(request: NextRequest): NextResponse {
	if (env.DEMO_MODE && !isOwnHost(request.headers.get("host"), { appUrl: env.APP_URL, listensAt: env.HOST })) {
		return secured(new NextResponse(`This demo answers at ${env.APP_URL} only.\n`, { status: 421 }));
	}
	const isApi = request.nextUrl.pathname.startsWith(API);
	if (isDraining() && !isApi && !HEALTH.includes(request.nextUrl.pathname)) {
		const headers = { "Retry-After": RETRY_SECONDS, Connection: "close", "Cache-Control": "no-store" };
		return secured(new NextResponse("The portal is restarting. Try again in a moment.\n", { status: 503, headers }));
	}
	if (!isApi && !READING.includes(request.method) && !isSameOrigin(request.headers, env.APP_URL)) {
		logger.warn({ event: "refused", about: "fromElsewhere" }, "Security.");
		return secured(new NextResponse("This request did not come from this portal's own pages.\n", { status: 403 }));
	}
	const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
	const policy = contentSecurityPolicy(nonce, { isDevelopment: process.env.NODE_ENV === "development" });
	const headers = new Headers(request.headers);
	headers.set("content-security-policy", policy);
	headers.set("x-nonce", nonce);
	headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
	const response = secured(NextResponse.next({ request: { headers } }));
	response.headers.set("Content-Security-Policy", policy);
	if (!request.nextUrl.pathname.startsWith("/_next/")) response.headers.set("Cache-Control", "no-store");
	return response;
}

function secured(response: NextResponse): NextResponse {
	for (const [name, value] of Object.entries(securityHeaders(env.APP_URL))) response.headers.set(name, value);
	return response;
}
