import { cookies } from "next/headers";
import { encode } from "next-auth/jwt";
import { env } from "@/lib/platform/env.ts";
import { hostCookie, SESSION_COOKIE } from "./session-cookie.ts";
import { SESSION_ABSOLUTE_DAYS } from "./sessions.ts";

const DAY_SECONDS = 24 * 60 * 60;

/** Signs this browser in with a session that was just started elsewhere than on the sign-in page. */
export async function writeSessionCookie(sessionId: string): Promise<void> {
	const maxAge = SESSION_ABSOLUTE_DAYS * DAY_SECONDS;
	// As at the sign-in: the database decides when a session ends, and the token's own expiry is only kept later than
	// that.
	const token = await encode({ token: { sid: sessionId }, secret: env.AUTH_SECRET, maxAge: 2 * maxAge });
	const { name, options } = hostCookie(SESSION_COOKIE);
	(await cookies()).set(name, token, { ...options, maxAge });
}
