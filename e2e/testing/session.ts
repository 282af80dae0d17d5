import { encode } from "next-auth/jwt";
import { sessionCookieName } from "@/lib/auth/sessions/session-cookie.ts";
import { startSession } from "@/lib/auth/sessions/sessions.ts";
import type { Database } from "@/lib/platform/database/db.ts";
import { env } from "@/lib/platform/env.ts";

export interface SessionCookie {
	readonly name: string;
	readonly value: string;
	readonly sessionId: string;
}

/** Signs a user in without the sign-in page: a row in the session table, and the cookie that names it. */
export async function startSessionFor(db: Database, userId: string): Promise<SessionCookie> {
	const sessionId = await startSession({ userId, userAgent: "browser test", ipAddress: "192.0.2.1" }, db);
	const value = await encode({ token: { sid: sessionId }, secret: env.AUTH_SECRET });
	return { name: sessionCookieName(), value, sessionId };
}
