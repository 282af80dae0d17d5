import { decode } from "next-auth/jwt";
import { env } from "@/lib/platform/env.ts";
import { logger } from "@/lib/platform/logger.ts";
import { authSecrets } from "@/lib/platform/signature-of.ts";

/** Whether the deployment is served over https, so that cookies are Secure. */
export function isSessionCookieSecure(): boolean {
	return env.APP_URL.startsWith("https://");
}

/**
 * A cookie that only this host reads and sets, and no script. `__Host-` keeps other hosts and unencrypted pages from
 * setting it; browsers refuse that name over plain http, where a demonstration on a local machine runs, so there the prefix
 * is left out.
 */
export function hostCookie(name: string) {
	const secure = isSessionCookieSecure();
	const options = { httpOnly: true, sameSite: "lax", path: "/", secure } as const;
	return { name: `${secure ? "__Host-" : ""}${name}`, options };
}

/** What the session cookie is called, but for its prefix. */
export const SESSION_COOKIE = "commonpurse.session";

/** The session cookie's name. */
export function sessionCookieName(): string {
	return hostCookie(SESSION_COOKIE).name;
}

/** How every token of ours begins. What says that it is encrypted in another way is not read, whatever its key (RFC 7516). */
const HEADER = Buffer.from(JSON.stringify({ alg: "dir", enc: "A256GCM" })).toString("base64url");

/** The session id in a cookie's token, or null where the token is missing, damaged, or not ours (`authSecrets`). */
export async function readSessionCookie(token: string | undefined): Promise<string | null> {
	if (!token) return null;
	const isOfOurKind = token.startsWith(`${HEADER}.`);
	for (const secret of isOfOurKind ? authSecrets() : []) {
		const payload = await decode({ token, secret }).catch(() => null);
		if (payload) return typeof payload.sid === "string" ? payload.sid : null;
	}
	logger.debug("A session cookie was not ours.");
	return null;
}
