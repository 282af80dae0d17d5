import { decode } from "next-auth/jwt";
import { env } from "@/lib/platform/env.ts";
import { logger } from "@/lib/platform/logger.ts";

/** Whether the deployment is served over https, so that cookies are Secure. */
export function isSessionCookieSecure(): boolean {
	return env.APP_URL.startsWith("https://");
}

/**
 * The session cookie's name. `__Host-` keeps other hosts and unencrypted pages from setting it; browsers refuse that
 * name over plain http, where a demonstration on a local machine runs, so there the prefix is left out.
 */
export function sessionCookieName(): string {
	return `${isSessionCookieSecure() ? "__Host-" : ""}commonpurse.session`;
}

/** The session id in a cookie's token, or null where the token is missing, damaged, or not ours. */
export async function readSessionCookie(token: string | undefined): Promise<string | null> {
	if (!token) return null;
	try {
		const payload = await decode({ token, secret: env.AUTH_SECRET });
		return typeof payload?.sid === "string" ? payload.sid : null;
	} catch (error) {
		logger.debug({ error: error instanceof Error ? error.message : "unknown" }, "A session cookie was not ours.");
		return null;
	}
}
