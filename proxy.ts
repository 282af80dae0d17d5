import { type NextRequest, NextResponse } from "next/server";
import { isFromOurselves } from "./lib/auth/same-origin.ts";
import { contentSecurityPolicy, headersOfEverything } from "./lib/auth/security-headers.ts";
import { env } from "./lib/env.ts";

const READING = ["GET", "HEAD", "OPTIONS"];

/**
 * Stands before every request: refuses what another site makes a browser send, and gives each page its own policy. It
 * decides nothing about who may do what; each verb and read does that for itself.
 */
export function proxy(request: NextRequest): NextResponse {
	if (!READING.includes(request.method) && !isFromOurselves(request.headers, env.APP_URL)) {
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
	for (const [name, value] of Object.entries(headersOfEverything(env.APP_URL))) response.headers.set(name, value);
	return response;
}
